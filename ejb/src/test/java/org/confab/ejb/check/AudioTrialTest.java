package org.confab.ejb.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.confab.protocol.rtp.RtpPacket;
import org.junit.jupiter.api.Test;

class AudioTrialTest {
  private static boolean isLoud(byte[] packet) {
    return AudioTrial.isLoud(packet, packet.length);
  }

  @Test
  void aToneIsHeardAndSilenceIsNot() {
    assertThat(isLoud(AudioTrial.frame(3, true))).isTrue();
    assertThat(isLoud(AudioTrial.frame(3, false))).isFalse();
    assertThat(isLoud(new byte[] {1, 2, 3})).isFalse();
  }

  /** A mixer names those who are in its sound. */
  @Test
  void aToneOfSomebodyElseInAMixIsHeard() {
    byte[] sound = Arrays.copyOfRange(AudioTrial.frame(0, true), 12, 172);
    ByteBuffer mix = ByteBuffer.allocate(180);
    RtpPacket.writeHeader(mix, false, 0, 7, 1120, 99, new int[] {1, 2}, 2);
    assertThat(isLoud(mix.put(sound).array())).isTrue();
  }
}
