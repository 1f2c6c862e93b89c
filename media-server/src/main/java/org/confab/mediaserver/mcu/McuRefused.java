package org.confab.mediaserver.mcu;

import org.confab.protocol.c3p.C3pReason;

/** A command of the server cannot be carried out. */
public final class McuRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final C3pReason reason;

  /** A refusal with the reason that its answer gives. */
  public McuRefused(C3pReason reason) {
    super(reason.wireName(), null, false, false);
    this.reason = reason;
  }

  /** Why. */
  public C3pReason reason() {
    return reason;
  }
}
