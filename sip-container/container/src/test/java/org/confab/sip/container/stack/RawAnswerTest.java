package org.confab.sip.container.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RawAnswerTest {
  private static final String HEADERS =
      "v: SIP/2.0/TCP a;branch=z9\r\nVia: SIP/2.0/UDP b\r\nf: <sip:a@b>;tag=1\r\n"
          + "To: <sip:c@d>\r\ni: x\r\nCSeq: 1 OPTIONS\r\n";

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void answersWithTheRequestsOwnHeadersAndAToTag() {
    String answer =
        new String(
            RawAnswer.to(bytes("OPTIONS <<< SIP/2.0\r\n" + HEADERS + "\r\n"), 400, "Bad Request")
                .orElseThrow(),
            StandardCharsets.ISO_8859_1);
    assertThat(answer)
        .startsWith(
            "SIP/2.0 400 Bad Request\r\nVia: SIP/2.0/TCP a;branch=z9\r\nVia: SIP/2.0/UDP b\r\n"
                + "From: <sip:a@b>;tag=1\r\nTo: <sip:c@d>;tag=")
        .contains("ms-diagnostics: 1018;reason=\"Parsing failure\"")
        .endsWith("Content-Length: 0\r\n\r\n");
  }

  @Test
  void doesNotAnswerResponsesAndAck() {
    assertThat(RawAnswer.to(bytes("SIP/2.0 200 OK\r\n" + HEADERS + "\r\n"), 400, "x")).isEmpty();
    assertThat(RawAnswer.to(bytes("ACK sip:a SIP/2.0\r\n" + HEADERS + "\r\n"), 400, "x")).isEmpty();
  }

  @Test
  void answersWhatLacksRequiredHeadersWithThoseItHas() {
    String answer =
        new String(
            RawAnswer.to(
                    bytes("INVITE sip:a SIP/2.0\r\nVia: x\r\nCSeq: 1 INVITE\r\n\r\n"), 400, "x")
                .orElseThrow(),
            StandardCharsets.ISO_8859_1);
    assertThat(answer).startsWith("SIP/2.0 400 x\r\nVia: x\r\nCSeq: 1 INVITE\r\nms-diagnostics: ");
  }

  @Test
  void doesNotAnswerWhatHasNoVia() {
    assertThat(RawAnswer.to(bytes("GET / HTTP/1.1\r\nHost: a\r\n\r\n"), 400, "x")).isEmpty();
  }
}
