package org.confab.bench.relay;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.confab.bench.report.Delays;
import org.confab.bench.report.Figure;
import org.confab.bench.server.Meter;

/** A window of so many operations, so many begun each second. */
final class Paced {
  private static final long FAILED = -1;

  private Paced() {}

  /**
   * Measures it. Times count from when an operation was due, so that a server that falls behind
   * cannot hide it.
   */
  static Map<Figure, Double> measure(Operation operation, int count, int perSecond) {
    AtomicLongArray micros = new AtomicLongArray(count);
    CompletableFuture<?>[] running = new CompletableFuture<?>[count];
    Meter meter = new Meter(operation.figures());
    for (int i = 0; i < count; i++) {
      int number = i;
      long due = meter.began() + TimeUnit.SECONDS.toNanos(i) / perSecond;
      await(due);
      running[i] =
          begun(operation, i)
              .handle(
                  (done, failure) -> {
                    long took = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due);
                    micros.set(number, failure == null ? took : FAILED);
                    return failure == null;
                  });
    }
    double beginning = meter.seconds();
    CompletableFuture.allOf(running).join();
    long[] succeeded =
        IntStream.range(0, count).mapToLong(micros::get).filter(took -> took != FAILED).toArray();
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    figures.putAll(meter.each(succeeded.length));
    figures.put(Figure.ASKED, (double) perSecond);
    // The first is due at once, so that there is one more than intervals between them.
    figures.put(Figure.OFFERED, count == 1 ? perSecond : (count - 1) / beginning);
    figures.put(Figure.COUNT, (double) succeeded.length);
    figures.put(Figure.FAILED, (double) count - succeeded.length);
    figures.putAll(times(succeeded));
    return figures;
  }

  /** Begins it; one that cannot even be begun has failed like any other. */
  private static CompletableFuture<Void> begun(Operation operation, int number) {
    try {
      return operation.once(number);
    } catch (RuntimeException notEvenBegun) {
      return CompletableFuture.failedFuture(notEvenBegun);
    }
  }

  /** Of those that succeeded: a refusal is quick. Of none there are no times. */
  private static Map<Figure, Double> times(long[] succeeded) {
    Delays delays = new Delays(succeeded.length);
    for (long took : succeeded) {
      delays.add(took);
    }
    return delays.count() == 0
        ? Map.of()
        : Map.of(Figure.P50, delays.part(0.5) / 1e3, Figure.P99, delays.part(0.99) / 1e3);
  }

  /** Waits until then. */
  static void await(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
