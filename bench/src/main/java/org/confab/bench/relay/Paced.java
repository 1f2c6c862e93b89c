package org.confab.bench.relay;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.confab.bench.report.Figure;
import org.confab.bench.server.Meter;

/** A window of so many operations, so many begun each second. */
final class Paced {
  private Paced() {}

  /**
   * Measures it. Times count from when an operation was due, so that a server that falls behind
   * cannot hide it.
   */
  static Map<Figure, Double> measure(Operation operation, int count, int perSecond) {
    AtomicLongArray micros = new AtomicLongArray(count);
    AtomicInteger failed = new AtomicInteger();
    CompletableFuture<?>[] running = new CompletableFuture<?>[count];
    Meter meter = new Meter(operation.figures());
    for (int i = 0; i < count; i++) {
      int number = i;
      long due = meter.began() + TimeUnit.SECONDS.toNanos(i) / perSecond;
      await(due);
      running[i] =
          operation
              .once(i)
              .handle(
                  (done, failure) -> {
                    micros.set(number, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
                    return failure == null ? 0 : failed.incrementAndGet();
                  });
    }
    CompletableFuture.allOf(running).join();
    Map<Figure, Double> figures = new EnumMap<>(meter.each(count));
    long[] sorted = new long[count];
    Arrays.setAll(sorted, micros::get);
    Arrays.sort(sorted);
    figures.put(Figure.P50, sorted[count / 2] / 1e3);
    figures.put(Figure.P99, sorted[Math.min(count - 1, count * 99 / 100)] / 1e3);
    figures.put(Figure.FAILED, (double) failed.get());
    return figures;
  }

  /** Waits until then. */
  static void await(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
