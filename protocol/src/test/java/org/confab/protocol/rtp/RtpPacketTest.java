package org.confab.protocol.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RtpPacketTest {
  private final RtpPacket packet = new RtpPacket();

  @Property
  void whatIsWrittenIsReadTheSame(
      @ForAll boolean marker,
      @ForAll @IntRange(max = 127) int type,
      @ForAll @IntRange(max = 65_535) int sequence,
      @ForAll int timestamp,
      @ForAll int ssrc,
      @ForAll @Size(max = 15) int[] sources,
      @ForAll @Size(max = 200) byte[] payload) {
    ByteBuffer out = ByteBuffer.allocate(400).position(3);
    RtpPacket.writeHeader(out, marker, type, sequence, timestamp, ssrc, sources, sources.length);
    out.put(payload).limit(out.position()).position(3);
    assertThat(packet.read(out)).isTrue();
    assertThat(packet.marker()).isEqualTo(marker);
    assertThat(packet.payloadType()).isEqualTo(type);
    assertThat(packet.sequence()).isEqualTo(sequence);
    assertThat(packet.timestamp()).isEqualTo(timestamp);
    assertThat(packet.ssrc()).isEqualTo(ssrc);
    assertThat(packet.sources()).isEqualTo(sources.length);
    for (int each = 0; each < sources.length; each++) {
      assertThat(packet.source(each)).isEqualTo(sources[each]);
    }
    assertThat(packet.payloadOffset()).isEqualTo(3 + 12 + 4 * sources.length);
    assertThat(packet.payloadLength()).isEqualTo(payload.length);
  }

  @Test
  void extensionAndPaddingAreNoPayload() {
    ByteBuffer in =
        ByteBuffer.allocate(12 + 4 + 8 + 5 + 3)
            .put((byte) 0xb0)
            .put((byte) 0)
            .putShort((short) 1)
            .putInt(2)
            .putInt(3)
            .putShort((short) 0xbede)
            .putShort((short) 2)
            .putLong(9)
            .put(new byte[5])
            .put(new byte[] {0, 0, 3})
            .flip();
    assertThat(packet.read(in)).isTrue();
    assertThat(packet.payloadOffset()).isEqualTo(24);
    assertThat(packet.payloadLength()).isEqualTo(5);
  }

  @Property
  void anyBytesAreReadOrRefusedAndNothingWorse(@ForAll @Size(max = 60) byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (packet.read(in)) {
      assertThat(packet.payloadLength()).isNotNegative();
      assertThat(packet.payloadOffset() + packet.payloadLength()).isLessThanOrEqualTo(bytes.length);
    }
    assertThat(in.position()).isZero();
    PacketKind.of(in);
  }

  @Property
  void aHeaderWithAnythingBehindItIsReadOrRefused(
      @ForAll byte flags, @ForAll @Size(min = 11, max = 60) byte[] rest) {
    byte[] bytes = new byte[rest.length + 1];
    bytes[0] = (byte) (flags & 0x3f | 0x80);
    System.arraycopy(rest, 0, bytes, 1, rest.length);
    if (packet.read(ByteBuffer.wrap(bytes))) {
      assertThat(packet.payloadOffset() + packet.payloadLength()).isLessThanOrEqualTo(bytes.length);
    }
  }

  @Test
  void theFirstBytesTellWhatADatagramIs() {
    assertThat(kind(0x00, 0x01)).isEqualTo(PacketKind.STUN);
    assertThat(kind(0x01, 0x01)).isEqualTo(PacketKind.STUN);
    assertThat(kind(0x16, 0xfe)).isEqualTo(PacketKind.DTLS);
    assertThat(kind(0x40, 0x00)).isEqualTo(PacketKind.TURN_CHANNEL);
    assertThat(kind(0x80, 0x00)).isEqualTo(PacketKind.RTP);
    assertThat(kind(0x80, 0x80 | 101)).isEqualTo(PacketKind.RTP);
    assertThat(kind(0x81, 200)).isEqualTo(PacketKind.RTCP);
    assertThat(kind(0x81, 207)).isEqualTo(PacketKind.RTCP);
    assertThat(kind(0xff, 0xff)).isEqualTo(PacketKind.UNKNOWN);
    assertThat(PacketKind.of(ByteBuffer.allocate(1))).isEqualTo(PacketKind.UNKNOWN);
  }

  private static PacketKind kind(int first, int second) {
    return PacketKind.of(ByteBuffer.wrap(new byte[] {(byte) first, (byte) second}));
  }
}
