package org.confab.web.errorreport;

import java.time.Instant;
import java.util.List;
import org.confab.core.errorreport.ReceivedReport;
import org.confab.web.answer.Member;

/** An error that a client reported. */
record ErrorReportAnswer(
    Instant at,
    @Member(example = "sip:alice@litwareinc.com") String user,
    @Member(example = "sip:bob@litwareinc.com") String to,
    @Member(example = "INVITE") String method,
    @Member(value = "The status that it got", example = "504") String status,
    String callId,
    @Member("The ms-diagnostics that it got, progress reports first") List<String> diagnostics) {

  static ErrorReportAnswer of(ReceivedReport received) {
    return new ErrorReportAnswer(
        received.at(),
        received.owner().asString(),
        received.report().toUri(),
        received.report().requestType(),
        received.report().responseCode(),
        received.report().callId(),
        received.report().diagnostics());
  }
}
