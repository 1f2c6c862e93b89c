package org.confab.protocol.c3p;

/** A body that is no C3P message: it cannot be answered as a command. */
public final class C3pRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final C3pReason reason;

  C3pRefused(C3pReason reason, String message) {
    super(message);
    this.reason = reason;
  }

  C3pRefused(C3pReason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** {@link C3pReason#REQUEST_MALFORMED} or {@link C3pReason#REQUEST_TOO_LARGE}. */
  public C3pReason reason() {
    return reason;
  }
}
