package org.confab.protocol.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RtcpCompoundTest {
  @Property
  void whatIsWrittenIsReadTheSame(@ForAll("compounds") RtcpCompound compound) {
    ByteBuffer out = ByteBuffer.allocate(100_000);
    compound.write(out);
    assertThat(out.position() % 4).isZero();
    assertThat(RtcpCompound.parse(out.flip())).isEqualTo(compound);
  }

  @Property
  void anyBytesAreReadOrRefusedAndNothingWorse(@ForAll @Size(max = 200) byte[] bytes) {
    readOrRefuse(bytes);
  }

  @Property
  void aTrueOneWithAChangedByteIsReadOrRefusedAndNothingWorse(
      @ForAll("compounds") RtcpCompound compound, @ForAll int where, @ForAll byte what) {
    ByteBuffer out = ByteBuffer.allocate(100_000);
    compound.write(out);
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    bytes[Math.floorMod(where, bytes.length)] = what;
    readOrRefuse(bytes);
  }

  private static void readOrRefuse(byte[] bytes) {
    try {
      RtcpCompound.parse(ByteBuffer.wrap(bytes));
    } catch (RtpMalformed refused) {
      assertThat(refused).hasMessageStartingWith("RTCP: ");
    }
  }

  @Test
  void extensionsOfAReportArePassedOver() {
    // [MS-RTP] 2.2.1: estimated bandwidth behind the last block.
    RtcpCompound compound = parse("80c90004 00000007 0001000c 00000001 fffffffd".replace(" ", ""));
    assertThat(compound.packets()).containsExactly(new RtcpPacket.ReceiverReport(7, List.of()));
  }

  @Test
  void feedbackMayComeAlone() {
    RtcpCompound pictureLost = parse("81ce00020000000100000002");
    assertThat(pictureLost.packets())
        .containsExactly(new RtcpPacket.Feedback(RtcpPacket.PAYLOAD_FEEDBACK, 1, 1, 2, List.of()));
    RtcpCompound lost = parse("81cd0003" + "00000001" + "00000002" + "00100003");
    assertThat(lost.packets())
        .containsExactly(
            new RtcpPacket.Feedback(RtcpPacket.TRANSPORT_FEEDBACK, 1, 1, 2, List.of(0x100003)));
  }

  @Test
  void theLastPacketMayBePadded() {
    RtcpCompound compound = parse("80c9000100000007" + "a1cb000200000007" + "00000004");
    assertThat(compound.packets())
        .containsExactly(
            new RtcpPacket.ReceiverReport(7, List.of()), new RtcpPacket.Goodbye(List.of(7), ""));
  }

  @ParameterizedTest
  @CsvSource({
    "'',empty",
    "80c9,a header cut short",
    "40c9000100000007,not version 2",
    "80c9000200000007,longer than the datagram",
    "81c9000100000007,short receiver report",
    "80c8000100000007,short sender report",
    "80ca0000,does not begin with a report",
    "81cb000100000007,does not begin with a report",
    "80c900010000000780ff0000,no type of RTCP",
    "a0c900010000000781cb000100000007,padding before the last packet",
    "80c9000100000007a1cb000100000007,bad padding",
    "80c900010000000781ca000100000007,short chunk",
    "80c900010000000781ca00020000000701084142,a text cut short",
    "80c900010000000781ca00020000000701024142,a chunk without end",
    "80c900010000000782cb000100000007,short goodbye",
    "81ce000100000007,short feedback",
  })
  void whatBreaksTheRulesIsRefusedWithItsReason(String hex, String reason) {
    assertThatThrownBy(() -> parse(hex))
        .isInstanceOf(RtpMalformed.class)
        .hasMessage("RTCP: " + reason);
  }

  @Test
  void packetsOfACompoundAreBounded() {
    assertThatThrownBy(() -> parse("80c9000100000007".repeat(33)))
        .hasMessage("RTCP: too many packets");
  }

  private static RtcpCompound parse(String hex) {
    return RtcpCompound.parse(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
  }

  @Provide
  Arbitrary<RtcpCompound> compounds() {
    Arbitrary<Integer> any = Arbitraries.integers();
    Arbitrary<List<Integer>> words = any.list().ofMaxSize(10);
    Arbitrary<ReportBlock> block =
        Combinators.combine(
                any,
                Arbitraries.integers().between(0, 255),
                Arbitraries.integers().between(-0x800000, 0x7fffff),
                any,
                any,
                any,
                any)
            .as(ReportBlock::new);
    Arbitrary<List<ReportBlock>> blocks = block.list().ofMaxSize(31);
    Arbitrary<RtcpPacket> reports =
        Arbitraries.oneOf(
            Combinators.combine(any, Arbitraries.longs(), any, any, any, blocks)
                .as(RtcpPacket.SenderReport::new),
            Combinators.combine(any, blocks).as(RtcpPacket.ReceiverReport::new));
    Arbitrary<String> text = Arbitraries.strings().alpha().numeric().ofMaxLength(40);
    Arbitrary<RtcpPacket.SourceDescription.Chunk> chunk =
        Combinators.combine(
                any,
                Combinators.combine(Arbitraries.integers().between(1, 255), text)
                    .as(RtcpPacket.SourceDescription.Item::new)
                    .list()
                    .ofMaxSize(4))
            .as(RtcpPacket.SourceDescription.Chunk::new);
    Arbitrary<RtcpPacket> others =
        Arbitraries.oneOf(
            chunk.list().ofMaxSize(31).map(RtcpPacket.SourceDescription::new),
            Combinators.combine(any.list().ofMaxSize(31), text).as(RtcpPacket.Goodbye::new),
            Combinators.combine(
                    Arbitraries.of(205, 206),
                    Arbitraries.integers().between(0, 31),
                    any,
                    any,
                    words)
                .as(RtcpPacket.Feedback::new),
            Combinators.combine(
                    Arbitraries.of(192, 204, 207, 223),
                    Arbitraries.integers().between(0, 31),
                    words)
                .as(RtcpPacket.Other::new));
    return Combinators.combine(reports, others.list().ofMaxSize(5))
        .as(
            (first, rest) -> {
              List<RtcpPacket> all = new ArrayList<>(List.of(first));
              all.addAll(rest);
              return new RtcpCompound(all);
            });
  }
}
