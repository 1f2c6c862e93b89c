package org.confab.bench.overload;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An operation that goes on at a rate until it is ended. */
final class Steady {
  private final Burst burst;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledFuture<?> beat;
  private final AtomicInteger next = new AtomicInteger();

  /** Begins. */
  Steady(Burst burst, int perSecond) {
    this.burst = burst;
    beat =
        clock.scheduleAtFixedRate(
            () -> burst.start(next.getAndIncrement()),
            0,
            TimeUnit.SECONDS.toNanos(1) / perSecond,
            TimeUnit.NANOSECONDS);
  }

  /** No more; what became of all. */
  Burst end() {
    beat.cancel(false);
    clock.shutdown();
    burst.end();
    return burst.settled();
  }
}
