package org.confab.core.authentication;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** Counts what happened within the last while, up to a limit. Not safe for several threads. */
public final class SlidingCount {
  private final int limit;
  private final Duration window;
  private final ArrayDeque<Instant> times = new ArrayDeque<>(2);

  /** Counts up to that limit within that time. */
  public SlidingCount(int limit, Duration window) {
    this.limit = limit;
    this.window = window;
  }

  /** Counts one more; at the limit the oldest makes room. True if the limit is reached just now. */
  public boolean add(Instant now) {
    forget(now);
    boolean full = times.size() >= limit;
    if (full) {
      times.removeFirst();
    }
    times.addLast(now);
    return !full && times.size() >= limit;
  }

  /** How long it takes until less than the limit is left; zero if that is so now. */
  public Duration wait(Instant now) {
    forget(now);
    return times.size() < limit
        ? Duration.ZERO
        : Duration.between(now, times.getFirst().plus(window));
  }

  private void forget(Instant now) {
    while (!times.isEmpty() && !now.isBefore(times.getFirst().plus(window))) {
      times.removeFirst();
    }
  }
}
