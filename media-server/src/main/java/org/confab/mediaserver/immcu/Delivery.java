package org.confab.mediaserver.immcu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.confab.protocol.confim.Imdn;
import org.confab.protocol.sip.Diagnostic;

/**
 * One message on its way to all others: counts who has answered, and reports once when nobody is
 * left ([MS-CONFIM] 3.2). Guarded by its conference.
 */
final class Delivery {
  private static final String DIAGNOSTICS = "ms-diagnostics";

  private final long messageId;
  private final String source;
  private final Consumer<Imdn> report;
  private final List<Imdn.Recipient> failed = new ArrayList<>();
  private int waiting;

  /**
   * @param source who says what the report says
   * @param report gets the report, exactly once
   */
  Delivery(long messageId, int recipients, String source, Consumer<Imdn> report) {
    this.messageId = messageId;
    this.waiting = recipients;
    this.source = source;
    this.report = report;
    finish();
  }

  /** A recipient has answered with that status. */
  void answered(ImLeg recipient, int status) {
    if (status >= 300) {
      Diagnostic why =
          status == 408 ? Diagnostic.TEMPORARILY_CANNOT_ROUTE : Diagnostic.SERVICE_UNAVAILABLE;
      failed(recipient, status, why);
    } else {
      waiting--;
      finish();
    }
  }

  /** A recipient will not get it. */
  void failed(ImLeg recipient, int status, Diagnostic why) {
    failed.add(
        new Imdn.Recipient(
            "<" + recipient.address() + ">", status, Map.of(DIAGNOSTICS, why.header(source))));
    waiting--;
    finish();
  }

  /** How many recipients it did not reach, so far. */
  int failures() {
    return failed.size();
  }

  private void finish() {
    if (waiting == 0) {
      report.accept(new Imdn(Long.toString(messageId), failed));
    }
  }
}
