package org.confab.bench.sip;

/** An answer that is no success. */
public final class Refused extends IllegalStateException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final boolean later;

  /** That answer. */
  public Refused(Message answer) {
    super("refused:\n" + answer.text());
    status = answer.status();
    later = !answer.header("Retry-After").isEmpty();
  }

  /** Whether the server says when to come again ({@code Retry-After}, RFC 3261 20.33). */
  public boolean saysWhenToRetry() {
    return later;
  }

  /** Without one: it would always tell of the reader, and thousands come in a second. */
  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  public Throwable fillInStackTrace() {
    return this;
  }

  /** Its status. */
  public int status() {
    return status;
  }
}
