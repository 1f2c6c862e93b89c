package org.confab.core.health;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** One part: the try that is under way, and what was seen last. */
final class Watch {
  private final Part part;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private Optional<CompletableFuture<Void>> running = Optional.empty();
  private Outcome seen;
  private long began;
  private long ended;
  private boolean tried;

  Watch(Part part, Clock clock, LongSupplier nanoTime) {
    this.part = part;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.seen = new Outcome(part.name(), part.required(), false, "not tried yet", Optional.empty());
  }

  /** Begins a try unless one is under way or the last one is fresh. */
  synchronized void begin(Executor executor) {
    boolean fresh = tried && nanoTime.getAsLong() - ended < HealthBoard.FRESH.toNanos();
    if (running.isPresent() || fresh) {
      return;
    }
    began = nanoTime.getAsLong();
    CompletableFuture<Void> next = new CompletableFuture<>();
    running = Optional.of(next);
    try {
      executor.execute(() -> run(next));
    } catch (RejectedExecutionException noThread) {
      // Who asks next tries again at once: it was not tried.
      running = Optional.empty();
      note(false, "not tried: no thread is free");
    }
  }

  /** However the try ends, the next one can begin. */
  private void run(CompletableFuture<Void> done) {
    boolean ready = false;
    String detail = "the try was broken off";
    try {
      detail = part.probe().call();
      ready = true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      detail = "interrupted";
    } catch (Exception | LinkageError | StackOverflowError failed) {
      // An error of one try is no reason to try never again.
      detail = words(failed);
    } finally {
      over(ready, detail);
      done.complete(null);
    }
  }

  private synchronized void over(boolean ready, String detail) {
    note(ready, detail);
    ended = nanoTime.getAsLong();
    tried = true;
    running = Optional.empty();
  }

  private static String words(Throwable failed) {
    String message = failed.getMessage();
    return message == null ? failed.getClass().getSimpleName() : message;
  }

  private void note(boolean ready, String detail) {
    Optional<Instant> since =
        ready ? Optional.empty() : seen.since().or(() -> Optional.of(clock.instant()));
    seen = new Outcome(part.name(), part.required(), ready, detail, since);
  }

  /** What the try shows; if it has not ended by then, that it hangs. */
  Outcome await(long deadline) {
    Optional<CompletableFuture<Void>> under;
    synchronized (this) {
      under = running;
    }
    if (under.isPresent() && !ends(under.get(), deadline)) {
      hangs(under.get());
    }
    return last();
  }

  private boolean ends(CompletableFuture<Void> under, long deadline) {
    try {
      under.get(Math.max(0, deadline - nanoTime.getAsLong()), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException late) {
      return false;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("a try tells nothing by failing", impossible);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized void hangs(CompletableFuture<Void> under) {
    if (running.filter(under::equals).isPresent()) {
      noteHanging();
    }
  }

  private void noteHanging() {
    long millis = TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - began);
    note(false, "no answer for " + millis + " ms");
  }

  /** What was seen last: that a try hangs is seen by who looks, though nobody waits for it. */
  synchronized Outcome last() {
    if (running.isPresent() && nanoTime.getAsLong() - began >= HealthBoard.LIMIT.toNanos()) {
      noteHanging();
    }
    return seen;
  }
}
