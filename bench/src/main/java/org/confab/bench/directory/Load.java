package org.confab.bench.directory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.confab.bench.report.Delays;
import org.confab.bench.report.Figure;
import org.confab.bench.server.Meter;

/** Asks at a fixed pace, and as fast as a few askers can. */
final class Load {
  private static final int ASKERS = 8;

  private Load() {}

  /** What a window showed. */
  record Outcome(String name, Map<Figure, Double> each, long p50, long p99, int failed) {
    static final String HEAD =
        "| | a second | CPU µs each | p50 ms | p99 ms | failed |\n|--|--|--|--|--|--|\n";

    /** What the page on performance is made of. */
    Map<Figure, Double> findings() {
      Map<Figure, Double> all = new EnumMap<>(each);
      all.put(Figure.P50, p50 / 1e3);
      all.put(Figure.P99, p99 / 1e3);
      all.put(Figure.FAILED, (double) failed);
      return all;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "| %s | %,.0f | %,.0f | %.1f | %.1f | %d |%n",
          name,
          each.getOrDefault(Figure.RATE, 0.0),
          each.getOrDefault(Figure.CPU, 0.0),
          p50 / 1e3,
          p99 / 1e3,
          failed);
    }
  }

  /**
   * So many questions, so many begun each second; delays count from when one was due. A server that
   * does not keep up lets some fail.
   */
  static Outcome paced(Questions questions, int count, int perSecond) {
    AtomicLongArray delays = new AtomicLongArray(count);
    AtomicInteger failed = new AtomicInteger();
    Meter meter = new Meter(questions.figures());
    long began = meter.began();
    List<CompletableFuture<Void>> running = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int number = i;
      long due = began + TimeUnit.SECONDS.toNanos(i) / perSecond;
      await(due);
      running.add(
          questions
              .once(i)
              .handle(
                  (done, failure) -> {
                    delays.set(number, (System.nanoTime() - due) / 1000);
                    if (failure != null) {
                      failed.incrementAndGet();
                    }
                    return null;
                  }));
    }
    running.forEach(CompletableFuture::join);
    return outcome(questions, count, meter, delays, failed.get());
  }

  /** So many questions by askers of whom each asks again once it is answered. */
  static Outcome closed(Questions questions, int count) {
    AtomicLongArray delays = new AtomicLongArray(count);
    AtomicInteger next = new AtomicInteger();
    Meter meter = new Meter(questions.figures());
    List<Thread> askers = new ArrayList<>();
    for (int i = 0; i < ASKERS; i++) {
      Thread asker = new Thread(() -> askAll(questions, next, delays), "asker-" + i);
      asker.start();
      askers.add(asker);
    }
    askers.forEach(Load::await);
    return outcome(questions, next.get() - ASKERS, meter, delays, 0);
  }

  private static void askAll(Questions questions, AtomicInteger next, AtomicLongArray delays) {
    for (int i = next.getAndIncrement(); i < delays.length(); i = next.getAndIncrement()) {
      long began = System.nanoTime();
      questions.once(i).join();
      delays.set(i, (System.nanoTime() - began) / 1000);
    }
  }

  private static Outcome outcome(
      Questions questions, int count, Meter meter, AtomicLongArray delays, int failed) {
    if (count < delays.length()) {
      throw new IllegalStateException(questions.name() + " has not answered all");
    }
    Map<Figure, Double> each = meter.each(count);
    Delays all = new Delays(count);
    for (int i = 0; i < count; i++) {
      all.add(delays.get(i));
    }
    return new Outcome(questions.name(), each, all.part(0.5), all.part(0.99), failed);
  }

  private static void await(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static void await(Thread asker) {
    try {
      asker.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
