package org.confab.bench.overload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.confab.bench.relay.Operation;
import org.confab.bench.server.Meter;

/**
 * Operations that are begun within a time. They are begun where connections are read and written,
 * and few at once, so that a load generator that falls behind begins less instead of piling up what
 * nobody has sent yet: what was begun was offered.
 */
final class Burst {
  private static final int ASKERS = 32;

  /** So many at the most are begun before what has come meanwhile is read. */
  private static final int AT_ONCE = 16;

  private static final int PATIENCE = 32;
  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(1);

  private final Operation operation;
  private final Executor place;
  private final Outcomes outcomes = new Outcomes();
  private final Meter meter;
  private int begun;
  private double seconds;
  private long endedAt;
  private long serverMicros;
  private long generatorMicros;

  /** Nothing is begun yet; what is, is begun in that place, one after the other. */
  Burst(Operation operation, Executor place) {
    this.operation = operation;
    this.place = place;
    this.meter = new Meter(operation.figures());
  }

  /** By askers of whom each begins again once it is done, for so many seconds. */
  static Burst closed(Operation operation, Executor place, int seconds) {
    Burst burst = new Burst(operation, place);
    long end = burst.meter.began() + TimeUnit.SECONDS.toNanos(seconds);
    List<CompletableFuture<Void>> askers = new ArrayList<>();
    for (int i = 0; i < ASKERS; i++) {
      int number = i;
      askers.add(
          CompletableFuture.completedFuture(0)
              .thenComposeAsync(any -> burst.again(number, end), place));
    }
    askers.forEach(CompletableFuture::join);
    burst.end();
    return burst;
  }

  private CompletableFuture<Void> again(int number, long end) {
    return System.nanoTime() > end
        ? CompletableFuture.completedFuture(null)
        : one(number).thenComposeAsync(done -> again(number + ASKERS, end), place);
  }

  /**
   * So many begun each second for so long, whether or not those before are done: fewer only if the
   * load generator cannot. The last ones may go on until it is {@link #settled}.
   */
  static Burst open(Operation operation, Executor place, int perSecond, int seconds) {
    Burst burst = new Burst(operation, place);
    long length = TimeUnit.SECONDS.toNanos(seconds);
    int all = perSecond * seconds;
    int begun = 0;
    for (long at = 0; at < length && begun < all; at = System.nanoTime() - burst.meter.began()) {
      int due = (int) Math.min(all, 1 + (long) (at / 1e9 * perSecond));
      int until = Math.min(due, begun + AT_ONCE);
      if (begun < until) {
        burst.begin(begun, until);
        begun = until;
      }
      if (begun == due) {
        LockSupport.parkNanos(TICK);
      }
    }
    LockSupport.parkNanos(Math.max(0, burst.meter.began() + length - System.nanoTime()));
    burst.end();
    return burst;
  }

  private void begin(int from, int until) {
    CompletableFuture.runAsync(
            () -> {
              for (int i = from; i < until; i++) {
                start(i);
              }
            },
            place)
        .join();
  }

  /** Does it once; what becomes of it is counted. */
  void start(int number) {
    var unused = one(number);
  }

  /** The same, never failing. */
  private CompletableFuture<Void> one(int number) {
    long at = System.nanoTime();
    outcomes.begun();
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
                outcomes.success(System.nanoTime() - at);
              } else {
                outcomes.failure(Outcome.of(failure));
              }
              return null;
            });
  }

  /** No more will be begun; what succeeds from now on is no longer in time. */
  void end() {
    outcomes.late();
    seconds = meter.seconds();
    endedAt = System.nanoTime();
    begun = outcomes.count();
    serverMicros = meter.serverMicros();
    generatorMicros = meter.generatorMicros();
  }

  /** Once each that was begun has come to an end, if only by nobody's having answered. */
  Burst settled() {
    outcomes.awaitAll();
    return this;
  }

  /** What became of them. */
  Outcomes outcomes() {
    return outcomes;
  }

  /** How many were begun in a second and thus reached the server's door. */
  double offered() {
    return (begun - outcomes.of(Outcome.NOT_BEGUN)) / seconds;
  }

  /** How many succeeded in a second while others were still begun. */
  double rate() {
    return outcomes.inTime() / seconds;
  }

  /** When the last was begun, as {@link System#nanoTime} gives it. */
  long endedAt() {
    return endedAt;
  }

  /** Processor time of the server, of so many processors, in percent. */
  double serverPercent(int processors) {
    return serverMicros / (seconds * 1e4 * processors);
  }

  /** The same of the load generator. */
  double generatorPercent(int processors) {
    return generatorMicros / (seconds * 1e4 * processors);
  }
}
