package org.confab.bench.soak;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits until a server has forgotten what is over. */
final class Settling {
  private static final long STEP = TimeUnit.SECONDS.toNanos(5);

  private Settling() {}

  /** Counts until there is no more than there was, or time is over. */
  static HeapCount settle(long pid, HeapCount before, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    HeapCount now = HeapCount.of(pid);
    while (!SoakReport.grown(before, now).isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(STEP);
      now = HeapCount.of(pid);
    }
    return now;
  }
}
