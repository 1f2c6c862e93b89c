package org.confab.protocol.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import org.confab.protocol.fuzz.FuzzTarget;

/** STUN and TURN in both dialects. */
public final class StunPacketTarget {
  private StunPacketTarget() {}

  /** Packets in both framings. */
  public static FuzzTarget<?> target() {
    return FuzzTarget.bytes(
            "stun",
            StunPacket.class,
            StunAddress.class,
            StunError.class,
            StunAttribute.class,
            TransactionId.class)
        .seeds(packets())
        .holds(StunPacketTarget::check);
  }

  /** A check of RFC 8445, one of [MS-ICE2], and a channel binding with all that goes with it. */
  static List<byte[]> packets() {
    TransactionId id = TransactionId.random(new Random(1));
    StunAttribute name = StunAttribute.text(StunAttributeType.USERNAME, "abcd:efgh");
    StunAttribute priority = StunAttribute.int32(StunAttributeType.PRIORITY, 0x6e0001ff);
    InetSocketAddress peer = new InetSocketAddress("192.0.2.1", 4000);
    StunMessage check = new StunMessage(StunType.BINDING_REQUEST, id, List.of(name, priority));
    StunMessage bind =
        new StunMessage(
            StunType.CHANNEL_BIND_REQUEST,
            id,
            List.of(
                StunAttribute.int32(StunAttributeType.CHANNEL_NUMBER, 0x40000000),
                StunAddress.xored(StunAttributeType.XOR_PEER_ADDRESS, peer, id),
                name));
    return List.of(
        written(check, StunFraming.PADDED, Integrity.RFC5389, Fingerprint.STANDARD),
        written(check, StunFraming.UNPADDED, Integrity.MS_ICE2, Fingerprint.MS_ICE2),
        written(bind, StunFraming.PADDED, Integrity.RFC5389, Fingerprint.STANDARD),
        StunPacket.write(
            new StunMessage(
                StunType.ALLOCATE_ERROR, id, List.of(StunError.BAD_REQUEST.attribute())),
            StunFraming.PADDED));
  }

  private static byte[] written(
      StunMessage message, StunFraming framing, Integrity integrity, Fingerprint fingerprint) {
    return StunPacket.write(message, framing, integrity, new byte[] {1}, fingerprint);
  }

  private static void check(byte[] bytes) {
    for (StunFraming framing : StunFraming.values()) {
      StunPacket.read(bytes, framing).ifPresent(StunPacketTarget::check);
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
