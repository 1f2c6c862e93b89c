package org.confab.protocol.stun;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class StunPacketFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void hostile_bytes_are_read_or_refused(byte[] bytes) {
    for (StunFraming framing : StunFraming.values()) {
      StunPacket.read(bytes, framing).ifPresent(StunPacketFuzzTest::check);
    }
  }

  private static void check(StunPacket packet) {
    StunMessage message = packet.message();
    for (StunAttribute attribute : message.attributes()) {
      assertThat(StunAddress.xored(attribute, message.id())).isNotNull();
      assertThat(StunAddress.plain(attribute)).isNotNull();
      assertThat(StunError.of(attribute)).isNotNull();
      assertThat(attribute.text() + attribute).isNotNull();
    }
    for (Integrity form : Integrity.values()) {
      packet.verifies(form, new byte[] {1});
    }
    assertThat(packet.has(Fingerprint.MS_ICE2) && !packet.hasFingerprint()).isFalse();
    byte[] written = StunPacket.write(message, StunFraming.PADDED);
    assertThat(StunPacket.read(written, StunFraming.PADDED)).isPresent();
  }
}
