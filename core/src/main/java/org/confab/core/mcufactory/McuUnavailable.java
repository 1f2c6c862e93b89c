package org.confab.core.mcufactory;

import java.time.Duration;
import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;

/** No media server takes the conference now: 503, to be tried again later. */
public final class McuUnavailable extends Refused {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  McuUnavailable(Duration retryAfter, String detail) {
    super(503, Diagnostic.SERVICE_UNAVAILABLE, detail);
    this.retryAfter = retryAfter;
  }

  /** For {@code Retry-After}. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
