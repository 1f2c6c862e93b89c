package org.confab.core.mcufactory;

import org.confab.protocol.c3p.C3pReason;

/** What a media server says is not taken; it is told why. */
public final class McuRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final C3pReason reason;

  McuRefused(C3pReason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** For the answer. */
  public C3pReason reason() {
    return reason;
  }
}
