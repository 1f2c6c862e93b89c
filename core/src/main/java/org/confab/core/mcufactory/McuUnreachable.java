package org.confab.core.mcufactory;

import java.util.concurrent.CompletionException;

/** A media server could not be asked, or did not answer in time. */
public final class McuUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean refused;

  private McuUnreachable(String message, boolean refused, Throwable cause) {
    super(message, cause);
    this.refused = refused;
  }

  /** There is no process behind its address, or one that is not it: it is dead. */
  public static McuUnreachable refused(String message, Throwable cause) {
    return new McuUnreachable(message, true, cause);
  }

  /** It did not answer, or not sensibly, or too much waits for it; it may live. */
  public static McuUnreachable silent(String message) {
    return new McuUnreachable(message, false, new IllegalStateException(message));
  }

  /** As {@link #silent(String)}. */
  public static McuUnreachable silent(String message, Throwable cause) {
    return new McuUnreachable(message, false, cause);
  }

  /** What a stage has ended with: itself, or else {@link #silent}. */
  static McuUnreachable of(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof McuUnreachable known ? known : silent(String.valueOf(cause), cause);
  }

  /** Whether the media server counts as dead. */
  public boolean isRefused() {
    return refused;
  }
}
