package org.confab.protocol.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.confab.protocol.fuzz.FuzzTarget;
import org.confab.protocol.fuzz.Mutations;

/** RTP with sources, extension and padding, compounds of RTCP, keys of telephones. */
public final class RtpTarget {
  private RtpTarget() {}

  /** Packets of RTP and RTCP. */
  public static FuzzTarget<?> target() {
    return FuzzTarget.bytes(
            "rtp",
            RtpPacket.class,
            RtcpCompound.class,
            TelephoneEvent.class,
            PacketKind.class,
            PictureFeedback.class)
        .seeds(all().toList())
        .holds(RtpTarget::check);
  }

  /** Packets of the forms that Communicator, pidgin-sipe and phones send. */
  static List<byte[]> packets() {
    return Mutations.hex(
        "80000001000000a000000007ffffffffffffffffffffffffffffffff",
        "8080fffffffffff0000000ff7f7f7f7f",
        "82000002000001400000000700000009000000087e7e7e7e",
        "90000003000001e000000007bede0001108a00007e7e7e7e",
        "a0000004000002800000000700000000000003",
        "80e50005000003200000000705" + "0a0320",
        "8065000600000320000000070b8a0640",
        "800d00070000034000000007" + "4e");
  }

  static List<byte[]> compounds() {
    return Mutations.hex(
        "80c800060000000700000001000000020000000300000004" + "00000005",
        "81c9000700000007000000080100000200000003000000040000000500000006"
            + "81ca0003000000070103612e620000",
        "80c900010000000781cb00020000000705676f6f64000000",
        "81ce00020000000700000008",
        "84ce0004000000070000000800000009a5000000",
        "81cd000300000007000000080001ffff",
        "80c900010000000780cc000200000007" + "6e616d65",
        "a0c900020000000700000004");
  }

  static Stream<byte[]> all() {
    return Stream.concat(packets().stream(), compounds().stream());
  }

  private static void check(byte[] bytes) {
    packet(bytes);
    compound(bytes);
    event(bytes);
    assertThat(PacketKind.of(ByteBuffer.wrap(bytes))).isNotNull();
  }

  private static void packet(byte[] bytes) {
    // Not at the beginning of its array, as in a buffer that others share.
    ByteBuffer buffer = ByteBuffer.allocate(bytes.length + 7).position(3).slice();
    buffer.put(bytes).flip();
    int header = RtpPacket.headerLength(buffer);
    RtpPacket packet = new RtpPacket();
    if (!packet.read(buffer)) {
      return;
    }
    assertThat(header).isBetween(RtpPacket.FIXED_HEADER, bytes.length);
    assertThat(packet.payloadOffset()).isEqualTo(header);
    assertThat(packet.payloadLength()).isBetween(0, bytes.length - header);
    assertThat(packet.sources()).isBetween(0, RtpPacket.MAX_SOURCES);
    for (int each = 0; each < packet.sources(); each++) {
      packet.source(each);
    }
    assertThat(packet.sequence()).isBetween(0, 0xffff);
    assertThat(packet.payloadType()).isBetween(0, 127);
    assertThat(buffer.position()).isZero();
  }

  private static void compound(byte[] bytes) {
    RtcpCompound read;
    try {
      read = RtcpCompound.parse(ByteBuffer.wrap(bytes));
    } catch (RtpMalformed refused) {
      assertThat(refused.getMessage()).isNotEmpty();
      return;
    }
    for (RtcpPacket packet : read.packets()) {
      if (packet instanceof RtcpPacket.Feedback feedback) {
        PictureFeedback.wantsWhole(feedback);
        if (PictureFeedback.isNack(feedback)) {
          assertThat(PictureFeedback.missing(feedback)).allMatch(each -> each >= 0);
        }
      }
    }
    // Texts may become longer by what is not UTF-8, nothing else does.
    ByteBuffer written = ByteBuffer.allocate(4 * bytes.length + 64);
    read.write(written);
    assertThat(RtcpCompound.parse(written.flip()).packets()).hasSameSizeAs(read.packets());
  }

  private static void event(byte[] bytes) {
    try {
      TelephoneEvent event = TelephoneEvent.parse(ByteBuffer.wrap(bytes));
      ByteBuffer written = ByteBuffer.allocate(TelephoneEvent.LENGTH);
      event.write(written);
      assertThat(TelephoneEvent.parse(written.flip())).isEqualTo(event);
    } catch (RtpMalformed refused) {
      assertThat(bytes.length).isLessThan(TelephoneEvent.LENGTH);
    }
  }
}
