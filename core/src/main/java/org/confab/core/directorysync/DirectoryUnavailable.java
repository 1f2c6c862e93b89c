package org.confab.core.directorysync;

/** The directory does not answer, or not to us. The message says why, without secrets. */
public final class DirectoryUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With that sentence. */
  public DirectoryUnavailable(String message) {
    super(message);
  }

  /** With that sentence and what was behind it. */
  public DirectoryUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
