package org.confab.core.check;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** One pass through the table: each check within its time, all of them within theirs. */
final class CheckRun {
  private static final Logger LOG = System.getLogger(CheckRun.class.getName());

  private final Round round;
  private final ExecutorService threads;
  private final LongSupplier nanos;
  private final long end;
  private final Map<Check, CheckResult> results = new EnumMap<>(Check.class);

  /**
   * Begins now.
   *
   * @param threads one of them tries things, while the caller looks at the time
   * @param nanos the time that goes on, as {@link System#nanoTime}
   * @param most how long it may take
   */
  CheckRun(Round round, ExecutorService threads, LongSupplier nanos, Duration most) {
    this.round = round;
    this.threads = threads;
    this.nanos = nanos;
    this.end = nanos.getAsLong() + most.toNanos();
  }

  /** Tries these and what they need; tells of these, and of needs that are not met. */
  List<CheckResult> of(Set<Check> wanted) {
    List<CheckResult> told = new ArrayList<>();
    for (Check check : Check.withNeeds(wanted)) {
      CheckResult result = result(check);
      results.put(check, result);
      if (wanted.contains(check) || !result.green()) {
        told.add(result);
      }
    }
    return told;
  }

  private CheckResult result(Check check) {
    for (Check need : check.needs()) {
      CheckResult before = results.get(need);
      if (before == null || !before.green()) {
        return CheckResult.untried(check, "needs " + need.wireName());
      }
    }
    long left = end - nanos.getAsLong();
    return left <= 0
        ? CheckResult.untried(check, "no time left")
        : tried(check, Math.min(left, check.limit().toNanos()));
  }

  private CheckResult tried(Check check, long limit) {
    long began = nanos.getAsLong();
    Callable<Outcome> work = () -> round.perform(check);
    Future<Outcome> trying;
    try {
      trying = threads.submit(work);
    } catch (RejectedExecutionException full) {
      return CheckResult.failed(
          check, since(began), Trouble.BROKEN.because("checks from before still hang"));
    }
    try {
      Outcome outcome = trying.get(limit, TimeUnit.NANOSECONDS);
      return CheckResult.of(check, since(began), outcome);
    } catch (TimeoutException late) {
      round.giveUp();
      trying.cancel(true);
      return CheckResult.failed(check, since(began), Trouble.NO_ANSWER.because(check.words()));
    } catch (ExecutionException failed) {
      return CheckResult.failed(check, since(began), finding(check, failed));
    } catch (InterruptedException stopped) {
      round.giveUp();
      trying.cancel(true);
      Thread.currentThread().interrupt();
      return CheckResult.untried(check, "the server ends");
    }
  }

  private static Finding finding(Check check, ExecutionException failed) {
    Throwable cause = Objects.requireNonNullElse(failed.getCause(), failed);
    if (cause instanceof CheckFailed known) {
      return known.finding();
    }
    LOG.log(Level.WARNING, "the check " + check.wireName() + " broke", cause);
    String message = cause.getMessage();
    String kind = cause.getClass().getSimpleName();
    return Trouble.BROKEN.because(message == null ? kind : kind + ": " + message);
  }

  private Duration since(long began) {
    return Duration.ofNanos(nanos.getAsLong() - began);
  }
}
