package org.confab.mediaserver.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramingTest {
  /** What libnice 0.1.21 sends. */
  private static final String HELLO =
      "160301002d010000290301c1fcd5a36d93dd7e0b45673fec7985fbbc3fd660c2ce8485081b8121bcaa10fb"
          + "00000200180100";

  private static ByteBuffer hex(String digits) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(digits));
  }

  @ParameterizedTest(name = "{0}: {1}, {2} bytes")
  @CsvSource({
    "00010000, STANDARD, 20",
    "01010008, STANDARD, 28",
    "40010005, STANDARD, 12",
    "7fff0000, STANDARD, 4",
    "02000024, MS, 40",
    "03000001, MS, 5",
    "02010024, MS, -1",
    "020000, MS, 0",
    "80000000, UNKNOWN, -1",
    "16030100, HELLO, 0",
    "16030300, HELLO, -1",
  })
  void theFirstByteTellsTheFramingAndTheHeadTheLength(String digits, Framing framing, int length) {
    assertThat(Framing.of(hex(digits).get(0))).isEqualTo(framing);
    assertThat(framing.length(hex(digits))).isEqualTo(length);
  }

  /** It drops the length: there is no end to be found, so the connection ends. */
  @Test
  void theUnframedMessageOfLibniceIsBroken() {
    ByteBuffer bytes = hex("030000030010e8dbbe8322e97a8792802a78c38b9e10000f0004");
    assertThat(Framing.MS.length(bytes)).isEqualTo(7);
    bytes.position(7);
    assertThat(Framing.MS.length(bytes)).isEqualTo(Framing.BROKEN);
  }

  @Test
  void theHelloOfLibniceIsKnownAndAnsweredIn83Bytes() {
    assertThat(Framing.HELLO.length(hex(HELLO))).isEqualTo(50);
    ByteBuffer answer = PseudoTls.answer(new Random(1));
    assertThat(answer.remaining()).isEqualTo(83);
    String text = HexFormat.of().formatHex(answer.array());
    assertThat(text).startsWith("160301004e020000460301").endsWith("0018000e000000");
    assertThat(text.substring(86, 88)).isEqualTo("20");
  }

  @Test
  void realTlsIsNotTaken() {
    assertThat(Framing.HELLO.length(hex("16030102000100"))).isEqualTo(Framing.BROKEN);
    String end = HELLO.substring(0, 98) + "01";
    assertThat(Framing.HELLO.length(hex(end))).isEqualTo(Framing.BROKEN);
  }

  @Property
  void whateverComesHasALengthOrNone(@ForAll @Size(max = 60) byte[] bytes) {
    for (Framing framing : Framing.values()) {
      assertThat(framing.length(ByteBuffer.wrap(bytes))).isBetween(Framing.BROKEN, 70_000);
    }
  }
}
