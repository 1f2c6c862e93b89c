package org.confab.bench.overload;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.confab.bench.relay.Operation;
import org.confab.bench.report.Delays;
import org.confab.bench.sip.Refused;

/** What became of operations that were begun within a time. Several threads write. */
final class Burst {
  private static final int ASKERS = 32;
  private static final int MOST = 400_000;
  private static final int UNAVAILABLE = 503;
  private static final int PATIENCE = 32;
  private static final double CALM_MILLIS = 100;

  private final Delays micros = new Delays(MOST);
  private final long began = System.nanoTime();
  private final List<CompletableFuture<Void>> running = new ArrayList<>();
  private volatile long ended = Long.MAX_VALUE;
  private int succeeded;
  private int inTime;
  private int refused;
  private int unanswered;
  private int failed;

  /** By askers of whom each begins again once it is done, for so many seconds. */
  static Burst closed(Operation operation, int seconds) {
    Burst burst = new Burst();
    long end = burst.began + TimeUnit.SECONDS.toNanos(seconds);
    List<CompletableFuture<Void>> askers = new ArrayList<>();
    for (int i = 0; i < ASKERS; i++) {
      askers.add(burst.next(operation, i, end));
    }
    askers.forEach(CompletableFuture::join);
    burst.ended = System.nanoTime();
    return burst;
  }

  private CompletableFuture<Void> next(Operation operation, int number, long end) {
    if (System.nanoTime() > end) {
      return CompletableFuture.completedFuture(null);
    }
    return one(operation, number).thenComposeAsync(done -> next(operation, number + ASKERS, end));
  }

  /**
   * So many, so many begun each second, whether or not those before are done; the last ones may go
   * on until it is {@link #settled}.
   */
  static Burst open(Operation operation, int count, int perSecond) {
    Burst burst = new Burst();
    for (int i = 0; i < count; i++) {
      long due = burst.began + TimeUnit.SECONDS.toNanos(i) / perSecond;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      burst.running.add(burst.one(operation, i));
    }
    burst.ended = System.nanoTime();
    return burst;
  }

  /** Once each that was begun has come to an end, if only by nobody's having answered. */
  Burst settled() {
    running.forEach(CompletableFuture::join);
    return this;
  }

  /** Does it once; never fails. */
  CompletableFuture<Void> one(Operation operation, int number) {
    long at = System.nanoTime();
    CompletableFuture<Void> once;
    try {
      once = operation.once(number);
    } catch (RuntimeException notEvenConnected) {
      once = CompletableFuture.failedFuture(notEvenConnected);
    }
    return once.orTimeout(PATIENCE, TimeUnit.SECONDS)
        .handle(
            (done, failure) -> {
              if (failure == null) {
                success(System.nanoTime() - at);
              } else {
                failure(failure);
              }
              return null;
            });
  }

  private synchronized void success(long nanos) {
    succeeded++;
    inTime += System.nanoTime() <= ended ? 1 : 0;
    micros.add(TimeUnit.NANOSECONDS.toMicros(nanos));
  }

  private synchronized void failure(Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    if (cause instanceof Refused answer && answer.status() == UNAVAILABLE) {
      refused++;
    } else if (cause instanceof TimeoutException) {
      unanswered++;
    } else {
      failed++;
    }
  }

  /** No more will be begun. */
  void end() {
    ended = System.nanoTime();
  }

  /** In which they were begun. */
  double seconds() {
    return (ended - began) / 1e9;
  }

  /** When the last was begun, as {@link System#nanoTime} gives it. */
  long endedAt() {
    return ended;
  }

  synchronized int succeeded() {
    return succeeded;
  }

  /** Those that succeeded while others were still begun. */
  synchronized int inTime() {
    return inTime;
  }

  synchronized int refused() {
    return refused;
  }

  synchronized int unanswered() {
    return unanswered;
  }

  synchronized int failed() {
    return failed;
  }

  /** What this part of those that succeeded did not exceed. */
  synchronized double millis(double part) {
    return micros.part(part) / 1e3;
  }

  /** Whether all of so many succeeded, and quickly. */
  boolean isCalm(int count) {
    return succeeded() == count && millis(0.99) <= CALM_MILLIS;
  }

  @Override
  public synchronized String toString() {
    return String.format(
        Locale.ROOT,
        "%d succeeded (%d in time, %.0f a second), %d refused with 503, %d unanswered, %d failed",
        succeeded,
        inTime,
        inTime / seconds(),
        refused,
        unanswered,
        failed);
  }
}
