package org.confab.sip.container.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
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
  void whoIsRefusedForOverloadIsToldWhenToComeAgainAndNotAllAtOnce() {
    Set<String> times = new HashSet<>();
    for (int call = 0; call < 100; call++) {
      byte[] request = bytes("INVITE sip:a SIP/2.0\r\nVia: x\r\nCall-ID: " + call + "\r\n\r\n");
      String answer =
          new String(
              RawAnswer.to(request, 503, "Service Unavailable").orElseThrow(),
              StandardCharsets.ISO_8859_1);
      assertThat(answer).contains("\r\nms-diagnostics: 17000;");
      answer
          .lines()
          .filter(line -> line.startsWith("Retry-After: "))
          .forEach(line -> times.add(line.substring(13)));
    }
    assertThat(times).hasSize(10).contains("5", "14");
  }

  @Test
  void doesNotAnswerWhatHasNoVia() {
    assertThat(RawAnswer.to(bytes("GET / HTTP/1.1\r\nHost: a\r\n\r\n"), 400, "x")).isEmpty();
  }
}
