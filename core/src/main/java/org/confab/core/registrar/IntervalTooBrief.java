package org.confab.core.registrar;

import java.time.Duration;
import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;

/** The client asks for a registration shorter than the server keeps (RFC 3261 21.4.17). */
public final class IntervalTooBrief extends Refused {
  private static final long serialVersionUID = 1L;

  private final Duration minimum;

  IntervalTooBrief(Duration minimum) {
    super(423, Diagnostic.USER_SERVICES_ERROR, "shorter than " + minimum.toSeconds() + " s");
    this.minimum = minimum;
  }

  /** For the Min-Expires header. */
  public Duration minimum() {
    return minimum;
  }
}
