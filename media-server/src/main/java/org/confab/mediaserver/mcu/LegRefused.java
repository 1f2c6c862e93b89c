package org.confab.mediaserver.mcu;

import org.confab.protocol.sip.Diagnostic;

/** What an endpoint asked for is refused with a SIP status and a diagnostic. */
public final class LegRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final Diagnostic diagnostic;

  /** A refusal; {@code status} is a SIP status of 400 or more. */
  public LegRefused(int status, Diagnostic diagnostic) {
    super(status + " " + diagnostic.reason(), null, false, false);
    this.status = status;
    this.diagnostic = diagnostic;
  }

  /** The SIP status. */
  public int status() {
    return status;
  }

  /** Why. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
