package org.confab.core;

import java.time.Duration;
import org.confab.protocol.sip.Diagnostic;

/** The client asks for something to last shorter than the server keeps it (RFC 3261 21.4.17). */
public final class IntervalTooBrief extends Refused {
  private static final long serialVersionUID = 1L;

  private final Duration minimum;

  /** Refused because the server keeps nothing shorter than {@code minimum}. */
  public IntervalTooBrief(Duration minimum) {
    super(423, Diagnostic.USER_SERVICES_ERROR, "shorter than " + minimum.toSeconds() + " s");
    this.minimum = minimum;
  }

  /** For the Min-Expires header. */
  public Duration minimum() {
    return minimum;
  }
}
