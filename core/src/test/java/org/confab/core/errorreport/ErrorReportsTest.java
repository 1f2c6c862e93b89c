package org.confab.core.errorreport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.confab.core.MovableClock;
import org.confab.core.Refused;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class ErrorReportsTest {
  private static final SipUri ALICE = SipUri.parse("sip:Alice@litwareinc.com");

  private final MovableClock clock = new MovableClock();
  private final ErrorReports reports = new ErrorReports(new MemoryErrorReportStore(), clock);

  private static byte[] document(int errors) {
    String error = "<error toUri=\"sip:bob@litwareinc.com\" callId=\"1\" responseCode=\"408\"/>";
    return ("<reportError>" + error.repeat(errors) + "</reportError>").getBytes(UTF_8);
  }

  @Test
  void whatAClientReportsCanBeRead() {
    reports.take(ALICE, document(2));

    assertThat(reports.newest(Optional.of(ALICE), 10))
        .hasSize(2)
        .allSatisfy(
            one -> {
              assertThat(one.at()).isEqualTo(clock.instant());
              assertThat(one.owner()).isEqualTo(ALICE.aor());
              assertThat(one.report().responseCode()).isEqualTo("408");
            });
  }

  @Test
  void aUserKeepsOnlySoManyAndNoneForEver() {
    for (int i = 0; i < ErrorReports.MAX_PER_USER; i++) {
      reports.take(ALICE, document(3));
    }
    assertThat(reports.newest(Optional.empty(), ErrorReports.MAX_TOLD))
        .hasSize(ErrorReports.MAX_PER_USER);

    clock.forward(ErrorReports.KEPT.plus(Duration.ofSeconds(1)));
    reports.take(ALICE, document(1));
    assertThat(reports.newest(Optional.empty(), ErrorReports.MAX_TOLD)).hasSize(1);
  }

  @Test
  void tooManyAtOnceAreRefusedAndNoneIsKept() {
    assertThatThrownBy(() -> reports.take(ALICE, document(ErrorReports.MAX_IN_DOCUMENT + 1)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(413));
    assertThat(reports.newest(Optional.empty(), 10)).isEmpty();
  }

  @Test
  void longTextsAreCutAndLinesStayOne() {
    ErrorReport report =
        new ErrorReport(
            "x".repeat(10_000),
            "a\r\nb",
            "INVITE",
            "408",
            java.util.Collections.nCopies(50, "y".repeat(10_000)));

    assertThat(report.toUri()).hasSize(ErrorReport.MAX_TEXT);
    assertThat(report.callId()).isEqualTo("a  b");
    assertThat(report.diagnostics())
        .hasSize(ErrorReport.MAX_DIAGNOSTICS)
        .allSatisfy(value -> assertThat(value).hasSize(ErrorReport.MAX_DIAGNOSTIC));
    assertThat(report.line()).doesNotContain("\n");
  }
}
