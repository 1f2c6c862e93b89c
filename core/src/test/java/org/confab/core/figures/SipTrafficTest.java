package org.confab.core.figures;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipTrafficTest {
  private final Figures figures = new Figures();
  private final SipTraffic traffic = new SipTraffic(figures);

  private static byte[] response(String status, String... headers) {
    return ("SIP/2.0 " + status + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n")
        .getBytes(US_ASCII);
  }

  private String counted(Metric metric) {
    return figures
        .of(metric)
        .filter(figure -> figure.now() > 0)
        .map(figure -> String.join(" ", figure.labels()) + " " + figure.now())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  @Test
  void requestsAreCountedByDirectionAndMethod() {
    traffic.received("\r\nREGISTER sip:b SIP/2.0\r\n\r\n".getBytes(US_ASCII));
    traffic.received("REGISTER sip:b SIP/2.0\r\n\r\n".getBytes(US_ASCII));
    traffic.sent("BENOTIFY sip:b SIP/2.0\r\n\r\n".getBytes(US_ASCII));
    traffic.sent("INVITES sip:b SIP/2.0\r\n\r\n".getBytes(US_ASCII));

    assertThat(counted(Metric.SIP_REQUESTS))
        .isEqualTo("in REGISTER 2, out BENOTIFY 1, out OTHER 1");
  }

  @Test
  void responsesAreCountedByTheMethodOfTheirCSeqAndTheirClass() {
    traffic.sent(response("200 OK", "Via: x", "CSeq: 12 INVITE"));
    traffic.sent(response("183 Session Progress", "cseq :  1  INVITE"));
    traffic.received(response("603 Decline", "CSEQ: 7 MESSAGE", "Content-Length: 0"));

    assertThat(counted(Metric.SIP_RESPONSES))
        .isEqualTo("in MESSAGE 6xx 1, out INVITE 1xx 1, out INVITE 2xx 1");
  }

  @Test
  void refusalsAreCountedByTheirId() {
    traffic.sent(response("404 Not Found", "ms-diagnostics: 1003; reason=\"x\"", "CSeq: 1 INVITE"));
    traffic.sent(response("404 Not Found", "MS-Diagnostics:1003", "CSeq: 1 INVITE"));
    traffic.sent(response("403 Forbidden", "ms-diagnostics: 999999", "CSeq: 1 INVITE"));
    traffic.sent(response("486 Busy Here", "CSeq: 1 INVITE"));
    traffic.sent(response("401 Unauthorized", "CSeq: 1 REGISTER"));

    assertThat(counted(Metric.SIP_REFUSALS)).isEqualTo("1003 2, none 1, other 1");
  }

  @Test
  void timesToAnswerAreThoseOfTheMethod() {
    traffic.answered(response("200 OK", "CSeq: 1 SERVICE"), Duration.ofMillis(3).toNanos());

    Timing timing = figures.timings(Metric.SIP_ANSWER).get(List.of("SERVICE"));
    assertThat(timing.count()).isEqualTo(1);
    assertThat(timing.longest()).isEqualTo(Duration.ofMillis(3));
  }

  @ParameterizedTest
  @CsvSource({"''", "SIP/2.0", "'SIP/2.0 '", "SIP/2.0 9", "SIP/2.0 abc", "SIP/2.0 999 x", "x"})
  void whateverComesIsCountedWithoutHarm(String bytes) {
    traffic.received(bytes.getBytes(US_ASCII));
    traffic.sent(bytes.getBytes(US_ASCII));
  }
}
