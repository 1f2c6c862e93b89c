package org.confab.core.trace;

/** A trace that cannot be; the message says why, for people. */
public final class TraceRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Why {
    /** There is nobody or nothing of that name. */
    UNKNOWN,
    /** It cannot be now. */
    CONFLICT,
    /** A number is out of its range. */
    RANGE
  }

  private final Why why;

  /** Says why. */
  public TraceRefused(Why why, String message) {
    super(message);
    this.why = why;
  }

  /** What is wrong. */
  public Why why() {
    return why;
  }
}
