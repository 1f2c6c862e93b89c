package org.confab.core.location;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.confab.protocol.location.CivicAddress;
import org.confab.protocol.location.LocationRequest;

/**
 * Keeps another location service from holding up this one: few questions at once, and none for a
 * while once it has failed several times in a row. Then a single question tries whether it is back.
 * Whoever is not answered is told what he would be told without it: that nothing is known.
 */
public final class GuardedSource implements SecondarySource {
  private static final Logger LOG = System.getLogger(GuardedSource.class.getName());

  private final SecondarySource source;
  private final Clock clock;
  private final Semaphore places = new Semaphore(LocationLimits.SECONDARY_AT_ONCE);
  private final AtomicLong asked = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();
  private int failures;
  private Optional<Instant> silentUntil = Optional.empty();
  private volatile Optional<Trouble> trouble = Optional.empty();

  /** Since when it fails, and what it said last. */
  public record Trouble(Instant since, String why) {}

  /** Asks that one. */
  public GuardedSource(SecondarySource source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  @Override
  public List<CivicAddress> ask(LocationRequest request) {
    if (!mayAsk() || !places.tryAcquire()) {
      unanswered.incrementAndGet();
      return List.of();
    }
    try {
      asked.incrementAndGet();
      List<CivicAddress> found = source.ask(request);
      answered();
      return found.stream().limit(LocationLimits.IN_CITY).toList();
    } catch (RuntimeException broken) {
      unanswered.incrementAndGet();
      failed(broken);
      return List.of();
    } finally {
      places.release();
    }
  }

  /** Whether it is time; who may after a silence is the only one until he has his answer. */
  private synchronized boolean mayAsk() {
    if (silentUntil.isEmpty()) {
      return true;
    }
    if (clock.instant().isBefore(silentUntil.get())) {
      return false;
    }
    silentUntil = Optional.of(clock.instant().plus(LocationLimits.SECONDARY_SILENCE));
    return true;
  }

  private synchronized void answered() {
    if (trouble.isPresent()) {
      LOG.log(Level.INFO, "The secondary location source answers again");
    }
    failures = 0;
    silentUntil = Optional.empty();
    trouble = Optional.empty();
  }

  private synchronized void failed(RuntimeException broken) {
    failures = Math.min(failures + 1, LocationLimits.SECONDARY_FAILURES);
    String why = String.valueOf(broken.getMessage());
    if (trouble.isEmpty()) {
      LOG.log(Level.WARNING, "The secondary location source cannot be asked: {0}", why);
    }
    trouble = Optional.of(new Trouble(trouble.map(Trouble::since).orElse(clock.instant()), why));
    if (failures == LocationLimits.SECONDARY_FAILURES) {
      silentUntil = Optional.of(clock.instant().plus(LocationLimits.SECONDARY_SILENCE));
    }
  }

  /** What is wrong; none while it answers. */
  public Optional<Trouble> trouble() {
    return trouble;
  }

  /** How often it was asked. */
  public long asked() {
    return asked.get();
  }

  /** Questions that it did not answer, and those that were not put to it because of that. */
  public long unanswered() {
    return unanswered.get();
  }
}
