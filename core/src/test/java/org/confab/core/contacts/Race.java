package org.confab.core.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;

/** The same attempt by several at the same moment. */
final class Race {
  private Race() {}

  /** Whether the attempt was carried out, and what it threw instead of saying so. */
  record Result(boolean won, Optional<RuntimeException> failure) {}

  /** Lets that many try at once; each gets its number. */
  static List<Result> of(int racers, IntPredicate attempt) throws Exception {
    CyclicBarrier start = new CyclicBarrier(racers);
    ExecutorService threads = Executors.newFixedThreadPool(racers);
    try {
      List<Future<Result>> running = new ArrayList<>();
      for (int i = 0; i < racers; i++) {
        int racer = i;
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return run(racer, attempt);
                }));
      }
      List<Result> results = new ArrayList<>();
      for (Future<Result> result : running) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }

  private static Result run(int racer, IntPredicate attempt) {
    try {
      return new Result(attempt.test(racer), Optional.empty());
    } catch (RuntimeException failure) {
      return new Result(false, Optional.of(failure));
    }
  }
}
