package org.confab.core.errorreport;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/** Takes reports of signed-in users and gives them to administrators. */
public final class ErrorReports {
  /** Errors in one document; clients send one. */
  public static final int MAX_IN_DOCUMENT = 16;

  /** Reports of one user that are kept, the newest. */
  public static final int MAX_PER_USER = 100;

  /** Reports that are told at once. */
  public static final int MAX_TOLD = 1_000;

  /** How long a report is kept at the most. */
  public static final Duration KEPT = Duration.ofDays(30);

  private static final Logger LOG = System.getLogger(ErrorReports.class.getName());

  private final ErrorReportStore store;
  private final Clock clock;

  /** Reports in that store. */
  public ErrorReports(ErrorReportStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Keeps what a client reports, and writes it to the log.
   *
   * @param document a {@code reportError} document ([MS-OCER] 3.1.4.1)
   * @throws Refused 400 if it is none; 413 with more than {@link #MAX_IN_DOCUMENT} errors
   */
  public void take(SipUri from, byte[] document) {
    List<ErrorReport> reports = ErrorReport.parse(document);
    if (reports.size() > MAX_IN_DOCUMENT) {
      throw new Refused(
          413, Diagnostic.INPUT_TOO_LARGE, reports.size() + " errors in one document");
    }
    SipUri owner = from.aor();
    reports.forEach(report -> LOG.log(Level.WARNING, "{0} reports {1}", owner, report.line()));
    Instant now = clock.instant();
    store.removeBefore(now.minus(KEPT));
    store.add(
        reports.stream().map(report -> new ReceivedReport(now, owner, report)).toList(),
        MAX_PER_USER);
  }

  /** The newest reports first, of one user or of all. */
  public List<ReceivedReport> newest(Optional<SipUri> owner, int most) {
    return store.newest(owner.map(SipUri::aor), Math.min(Math.max(most, 0), MAX_TOLD));
  }
}
