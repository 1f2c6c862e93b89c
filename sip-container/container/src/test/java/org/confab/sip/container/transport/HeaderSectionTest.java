package org.confab.sip.container.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderSectionTest {
  @Property
  void aLookAtTheLengthAloneSeesWhatReadingAllLinesSees(@ForAll("heads") String head) {
    byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
    assertThat(brief(bytes)).isEqualTo(whole(bytes));
  }

  /** Against a regular expression, which says the same and takes far longer. */
  @Property
  void aLineEndsWithALineFeedAndMayHaveACarriageReturnBeforeIt(@ForAll("texts") String text) {
    String plain = new String(message(text + "||"), StandardCharsets.ISO_8859_1);
    String[] lines = plain.substring(0, plain.indexOf("\r\n\r\n")).split("\r?\n", -1);
    byte[] bytes = message("<>" + text + "||");
    HeaderSection read = HeaderSection.of(bytes, 2, bytes.length - 2);
    assertThat(read.startLine()).isEqualTo(lines[0]);
    assertThat(read.values("x", "y"))
        .isEqualTo(
            Arrays.stream(lines)
                .skip(1)
                .map(String::strip)
                .filter(line -> line.startsWith("x:"))
                .map(line -> line.substring(2).strip())
                .toList());
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("|", "~", "<", "x:1", "a")
        .list()
        .ofMaxSize(9)
        .map(all -> String.join("", all));
  }

  @ParameterizedTest
  @CsvSource({"a|b||c, c", "a|b~~c|, c|", "a~b~|c||d, c||d", "a|b|~c, c", "||b, b", "a||b<c, b<c"})
  void behindAnEmptyLineOfAnyLineEndsIsTheBody(String text, String body) {
    byte[] message = message(text);
    int end = HeaderSection.end(message);
    assertThat(Arrays.copyOfRange(message, end, message.length)).isEqualTo(message(body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a|b|c", "a|b<", "a<b||c", "a|b<|||c"})
  void headersWithoutAnEndOrWithAReturnInALineHaveNone(String text) {
    assertThat(HeaderSection.end(message(text))).isNegative();
  }

  private static byte[] message(String text) {
    return text.replace("|", "\r\n")
        .replace('~', '\n')
        .replace('<', '\r')
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String brief(byte[] head) {
    try {
      return Long.toString(HeaderSection.contentLength(head));
    } catch (NumberFormatException bad) {
      return "bad";
    }
  }

  private static String whole(byte[] head) {
    try {
      return Long.toString(HeaderSection.of(head, 0, head.length).contentLength());
    } catch (NumberFormatException bad) {
      return "bad";
    }
  }

  @Provide
  Arbitrary<String> heads() {
    return Arbitraries.of(
            "Content-Length: 7",
            "content-length : 7",
            "CONTENT-LENGTH:",
            "l:7",
            "L \t: 12",
            " 3",
            "\t",
            "l",
            ":7",
            " :7",
            "Content-Length",
            "\u001fl: 7",
            "Call-ID: l:9\nl: 8",
            "Contact: <sip:a@b>",
            "lx: 1",
            "l: 12345678901",
            "Content-Length: 1 2")
        .list()
        .ofMaxSize(6)
        .map(HeaderSectionTest::head);
  }

  private static String head(List<String> lines) {
    return "INFO sip:a@b SIP/2.0\r\n" + String.join("\r\n", lines) + "\r\n\r\n";
  }
}
