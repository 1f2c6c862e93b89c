package org.confab.sip.container.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HeaderSectionTest {
  @Property
  void aLookAtTheLengthAloneSeesWhatReadingAllLinesSees(@ForAll("heads") String head) {
    byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
    assertThat(brief(bytes)).isEqualTo(whole(bytes));
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
