package org.confab.bench.overload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.confab.bench.relay.Operation;

/** An operation that goes on at a rate until it is ended. */
final class Steady {
  private final Burst burst = new Burst();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledFuture<?> beat;
  private final List<CompletableFuture<Void>> running = new ArrayList<>();

  /** Begins. */
  Steady(Operation operation, int perSecond) {
    beat =
        clock.scheduleAtFixedRate(
            () -> begin(operation),
            0,
            TimeUnit.SECONDS.toNanos(1) / perSecond,
            TimeUnit.NANOSECONDS);
  }

  private synchronized void begin(Operation operation) {
    running.add(burst.one(operation, running.size()));
  }

  /** No more; what became of all. */
  synchronized Burst end() {
    beat.cancel(false);
    clock.shutdown();
    burst.end();
    running.forEach(CompletableFuture::join);
    return burst;
  }
}
