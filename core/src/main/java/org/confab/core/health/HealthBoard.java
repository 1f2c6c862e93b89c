package org.confab.core.health;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * Tries all parts of the server at once and says within a bounded time how they are, whatever
 * hangs. Each part is tried by one thread at most: who asks while a try is under way waits for that
 * one, so a database that hangs holds one thread, however often somebody asks. What was seen within
 * {@link #FRESH} is told again without a try.
 */
public final class HealthBoard {
  /** How long a report takes at most; a part that takes longer does not work. */
  public static final Duration LIMIT = Duration.ofMillis(1800);

  /** How long what was seen is told again. */
  public static final Duration FRESH = Duration.ofSeconds(1);

  private final Map<String, Watch> watches = new ConcurrentSkipListMap<>();
  private final Executor executor;
  private final Clock clock;
  private final LongSupplier nanoTime;

  /**
   * An empty board.
   *
   * @param executor one thread for each part; none may have to wait for another's
   * @param nanoTime for durations
   */
  public HealthBoard(Executor executor, Clock clock, LongSupplier nanoTime) {
    this.executor = executor;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /** Adds these; one of the same name takes the place of the former. */
  public void add(Part... parts) {
    for (Part part : parts) {
      watches.put(part.name(), new Watch(part, clock, nanoTime));
    }
  }

  /** Tries everything; answers within {@link #LIMIT}, whatever hangs. */
  public HealthReport look() {
    Collection<Watch> all = watches.values();
    all.forEach(watch -> watch.begin(executor));
    long deadline = nanoTime.getAsLong() + LIMIT.toNanos();
    List<Outcome> outcomes = new ArrayList<>();
    for (Watch watch : all) {
      outcomes.add(watch.await(deadline));
    }
    return new HealthReport(outcomes);
  }

  /** Has everything tried whose last try is not fresh, without waiting for it. */
  public void touch() {
    watches.values().forEach(watch -> watch.begin(executor));
  }

  /**
   * What was seen last, without a try; parts never tried yet do not work, nor do those whose try
   * has hung for longer than {@link #LIMIT}.
   */
  public HealthReport last() {
    return new HealthReport(watches.values().stream().map(Watch::last).toList());
  }

  /** Whether that part worked when it was last looked at. */
  public boolean works(String part) {
    return last().outcomes().stream().anyMatch(one -> one.name().equals(part) && one.ready());
  }
}
