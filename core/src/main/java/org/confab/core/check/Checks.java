package org.confab.core.check;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Tries what clients do, one pass at a time: whoever asks for all of it while others wait for that,
 * too, is told what the next pass finds that ends. What was found before somebody asked is told to
 * nobody: it may be mended, or broken, since.
 */
public final class Checks {
  private record Kept(List<CheckResult> results, long began) {}

  private final Supplier<Round> rounds;
  private final ExecutorService threads;
  private final LongSupplier nanos;
  private final Duration most;
  private final ReentrantLock one = new ReentrantLock(true);
  private volatile Kept kept = new Kept(List.of(), 0);

  /**
   * Takes what it is made of.
   *
   * @param rounds makes what tries things, for one pass
   * @param threads try things
   * @param nanos the time that goes on, as {@link System#nanoTime}
   */
  public Checks(Supplier<Round> rounds, ExecutorService threads, LongSupplier nanos) {
    this(rounds, threads, nanos, Check.ALL);
  }

  /** The same; {@code most} is how long a pass may take. */
  Checks(Supplier<Round> rounds, ExecutorService threads, LongSupplier nanos, Duration most) {
    this.rounds = rounds;
    this.threads = threads;
    this.nanos = nanos;
    this.most = most;
  }

  /** Tries all of it. */
  public List<CheckResult> all() {
    return run(EnumSet.allOf(Check.class));
  }

  /** Tries these, and what they need; of the needs those are told that are not met. */
  public List<CheckResult> run(Set<Check> wanted) {
    boolean all = wanted.size() == Check.values().length;
    long asked = nanos.getAsLong();
    one.lock();
    try {
      Kept last = kept;
      if (all && !last.results().isEmpty() && last.began() - asked > 0) {
        return last.results();
      }
      long began = nanos.getAsLong();
      List<CheckResult> results;
      try (Round round = rounds.get()) {
        results = new CheckRun(round, threads, nanos, most).of(wanted);
      }
      if (all) {
        kept = new Kept(List.copyOf(results), began);
      }
      return results;
    } finally {
      one.unlock();
    }
  }
}
