package org.confab.ejb.errorreport;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.confab.core.errorreport.ErrorReport;
import org.confab.core.errorreport.ReceivedReport;
import org.confab.protocol.sip.SipUri;

/** A row of {@code client_error_report}. */
@Entity
@Table(name = "client_error_report")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ErrorReportEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(length = 320)
  private String owner;

  @Column(name = "received_at")
  private Instant receivedAt;

  @Column(length = 256)
  private String target;

  @Column(name = "call_id", length = 256)
  private String callId;

  @Column(length = 256)
  private String method;

  @Column(length = 256)
  private String status;

  @Column(length = 3300)
  private String diagnostics;

  /** For Hibernate. */
  protected ErrorReportEntity() {}

  ErrorReportEntity(ReceivedReport received) {
    ErrorReport report = received.report();
    owner = received.owner().address();
    receivedAt = received.at();
    target = report.toUri();
    callId = report.callId();
    method = report.requestType();
    status = report.responseCode();
    diagnostics = String.join("\n", report.diagnostics());
  }

  ReceivedReport received() {
    List<String> values = diagnostics.isEmpty() ? List.of() : List.of(diagnostics.split("\n", -1));
    return new ReceivedReport(
        receivedAt,
        SipUri.parse("sip:" + owner),
        new ErrorReport(target, callId, method, status, values));
  }
}
