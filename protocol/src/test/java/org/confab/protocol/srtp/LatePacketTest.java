package org.confab.protocol.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.confab.protocol.rtp.RtpPacket;
import org.junit.jupiter.api.Test;

/** A stream that is handed on as it comes, out of order. */
class LatePacketTest {
  private final SrtpKeying keying = TestPackets.keying(SrtpSuite.AES_CM_128_HMAC_SHA1_80);
  private final SrtpSender sender = new SrtpSender(keying, new CryptoScratch());
  private final SrtpReceiver receiver = new SrtpReceiver(keying, new CryptoScratch(), 0);

  private static ByteBuffer packet(int sequence) {
    ByteBuffer packet = ByteBuffer.allocate(200);
    RtpPacket.writeHeader(packet, false, 96, sequence & 0xffff, 1, 7, new int[0], 0);
    return packet.put(new byte[20]).flip();
  }

  private boolean comes(ByteBuffer packet) {
    return receiver.unprotect(packet) == SrtpReceiver.Verdict.OPEN;
  }

  @Test
  void aLatePacketHasItsOwnNumberAlsoAcrossARollover() {
    ByteBuffer first = packet(65_534);
    ByteBuffer next = packet(65_536);
    ByteBuffer late = packet(65_535);
    assertThat(sender.protect(first)).isTrue();
    assertThat(sender.protect(next)).isTrue();
    assertThat(sender.protectLate(late)).isTrue();
    assertThat(comes(first)).isTrue();
    assertThat(comes(next)).isTrue();
    assertThat(comes(late)).isTrue();
    ByteBuffer after = packet(65_537);
    assertThat(sender.protect(after)).isTrue();
    assertThat(comes(after)).isTrue();
  }

  @Test
  void noNumberIsUsedTwiceAndNoneFromLongAgo() {
    assertThat(sender.protectLate(packet(99))).isFalse();
    sender.protect(packet(100));
    sender.protect(packet(200));
    assertThat(sender.protectLate(packet(200))).isFalse();
    assertThat(sender.protectLate(packet(137))).isTrue();
    assertThat(sender.protectLate(packet(137))).isFalse();
    assertThat(sender.protectLate(packet(136))).isFalse();
    assertThat(sender.protectLate(packet(201))).isFalse();
  }
}
