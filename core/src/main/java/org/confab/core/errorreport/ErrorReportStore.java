package org.confab.core.errorreport;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.sip.SipUri;

/** Where reports are kept. */
public interface ErrorReportStore {
  /** Adds reports of one user, and takes out what is older of his beyond {@code most}. */
  void add(List<ReceivedReport> reports, int most);

  /**
   * The newest first.
   *
   * @param owner whose, or everybody's
   * @param most how many at the most
   */
  List<ReceivedReport> newest(Optional<SipUri> owner, int most);

  /** Takes out what came before that time. */
  void removeBefore(Instant time);
}
