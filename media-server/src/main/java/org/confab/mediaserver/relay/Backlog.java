package org.confab.mediaserver.relay;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much memory waits for all TCP clients together: those who do not read must not take what
 * conferences of the same process need. From any thread.
 */
final class Backlog {
  private final long most;
  private final AtomicLong bytes = new AtomicLong();

  /**
   * @param most bytes that wait at the most
   */
  Backlog(long most) {
    this.most = most;
  }

  /** So many bytes more wait, if they are not too many. */
  boolean take(long more) {
    if (bytes.addAndGet(more) > most) {
      bytes.addAndGet(-more);
      return false;
    }
    return true;
  }

  /** So many bytes do not wait any more. */
  void release(long less) {
    bytes.addAndGet(-less);
  }

  long bytes() {
    return bytes.get();
  }
}
