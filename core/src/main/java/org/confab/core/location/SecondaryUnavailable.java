package org.confab.core.location;

/** The other location service cannot be asked; the message says why, for the log. */
public final class SecondaryUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a reason. */
  public SecondaryUnavailable(String why) {
    super(why);
  }

  /** With a reason, and what was thrown. */
  public SecondaryUnavailable(String why, Throwable cause) {
    super(why, cause);
  }
}
