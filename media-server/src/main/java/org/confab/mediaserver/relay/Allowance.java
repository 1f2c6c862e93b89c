package org.confab.mediaserver.relay;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much somebody may have within a time, evenly: a leaky bucket as one number, the moment when
 * all that was taken will have been earned. From any thread, without locks.
 */
final class Allowance {
  private static final long SECOND = 1_000_000_000L;

  private final long nanosEach;
  private final long most;
  private final AtomicLong earnedAt;

  /**
   * @param perSecond how much is earned in a second
   * @param burst how much may be taken at once
   */
  Allowance(long perSecond, long burst, long now) {
    this.nanosEach = Math.max(1, SECOND / perSecond);
    this.most = nanosEach * burst;
    this.earnedAt = new AtomicLong(now);
  }

  /** Takes so much, or nothing at all; {@code now} in nanoseconds that never go back. */
  boolean take(long amount, long now) {
    while (true) {
      long before = earnedAt.get();
      long from = before - now < 0 ? now : before;
      long after = from + amount * nanosEach;
      if (after - now > most) {
        return false;
      }
      if (earnedAt.compareAndSet(before, after)) {
        return true;
      }
    }
  }

  /** Whether there is anything left to take. */
  boolean left(long now) {
    return earnedAt.get() - now < most;
  }

  /** Takes so much even if it is more than there is: it must be earned before the next. */
  void charge(long amount, long now) {
    earnedAt.updateAndGet(before -> (before - now < 0 ? now : before) + amount * nanosEach);
  }

  /** Whether everything has been earned again: there is nothing to remember. */
  boolean full(long now) {
    return earnedAt.get() - now <= 0;
  }
}
