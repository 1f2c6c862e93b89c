package org.confab.core.directorysync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.confab.core.directory.DirectoryId;
import org.confab.core.directorysync.DirectorySource.Page;
import org.confab.core.directorysync.DirectorySource.Reading;
import org.confab.core.directorysync.DirectorySource.Session;

/**
 * Follows a directory: reads what has changed there, carries it out here page by page, and then
 * remembers how far it came. Everything may happen twice without harm, so a run that ends in the
 * middle is simply begun again where the last whole one ended. People and lists that were made here
 * are never touched.
 */
public final class Synchronisation {
  private final DirectorySource source;
  private final Stores stores;
  private final SyncLimits limits;
  private final Clock clock;

  /** Takes that directory over into these stores. */
  public Synchronisation(DirectorySource source, Stores stores, SyncLimits limits, Clock clock) {
    this.source = source;
    this.stores = stores;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Synchronises once. One at a time.
   *
   * @throws DirectoryUnavailable if the directory fails; what was taken over until then stays, and
   *     whoever's time is over, as far as it is known here, is shut out all the same
   */
  public SyncReport run(SyncOrder order) {
    Tally tally = new Tally();
    Instant began = clock.instant();
    PageWork work = new PageWork(stores, order, tally, began);
    try (Session session = source.connect()) {
      return new Run(session, order, began, tally, work).run();
    } catch (RuntimeException failed) {
      expireWithout(work, failed);
      throw failed;
    }
  }

  /** Not before the directory is asked: it may have given somebody more time. */
  private static void expireWithout(PageWork work, RuntimeException failed) {
    try {
      work.expire();
    } catch (RuntimeException too) {
      failed.addSuppressed(too);
    }
  }

  /** One synchronisation. */
  private final class Run {
    private final Session session;
    private final SyncOrder order;
    private final Instant began;
    private final SyncState state = stores.links().state();
    private final Map<DirectoryId, EntryName> known = new HashMap<>();
    private final Set<DirectoryId> seen = new HashSet<>();
    private final Set<DirectoryId> strangers = new HashSet<>();
    private final Tally tally;
    private final PageWork work;
    private final Absence absence;
    private boolean swept;
    private boolean nobodyThere;

    Run(Session session, SyncOrder order, Instant began, Tally tally, PageWork work) {
      this.session = session;
      this.order = order;
      this.began = began;
      this.tally = tally;
      this.work = work;
      boolean elsewhere = state.cookie().filter(session::isElsewhere).isPresent();
      this.absence = new Absence(stores.links(), elsewhere, order, limits.lag(), began);
    }

    SyncReport run() {
      Optional<SyncCookie> since = everything() ? Optional.empty() : state.cookie();
      if (since.isPresent() && sweepIsDue()) {
        sweep();
      }
      Reading reading = session.changes(since, this::take);
      strangers.removeAll(seen);
      if (!reading.complete() && !strangers.isEmpty()) {
        // They have come from elsewhere in the directory, unchanged: no reading of changes tells.
        reading = session.changes(Optional.empty(), this::take);
      }
      if (reading.complete()) {
        known.putAll(stores.links().all());
        known.keySet().removeAll(seen);
        absence.ofThose(known.keySet(), work.departures()::addGone);
        nobodyThere = seen.isEmpty();
      }
      Leaving leaving = new Leaving(stores, limits, work, tally);
      if (order.allowRemovals()) {
        leaving.carryOutAll();
      } else {
        leaving.carryOut(nobodyThere, session.metUnnamed());
      }
      work.lookAgain();
      work.expire();
      work.groups().compose();
      if (tally.clean()) {
        remember(reading);
      }
      return tally.report(reading.complete());
    }

    private boolean everything() {
      return order.complete()
          || !state.scope().equals(source.scope())
          || due(state.completed(), limits.complete());
    }

    private boolean sweepIsDue() {
      return !session.tellsDeletions() || due(state.swept(), limits.sweep());
    }

    private boolean due(Optional<Instant> last, Duration interval) {
      return last.filter(time -> time.plus(interval).isAfter(began)).isEmpty();
    }

    /** Compares where entries are with where they were; who is nowhere is gone. */
    private void sweep() {
      known.putAll(stores.links().all());
      nobodyThere = true;
      session.present(
          page ->
              page.forEach(
                  (id, name) -> {
                    nobodyThere = false;
                    absence.isOver(id);
                    EntryName before = known.remove(id);
                    if (before == null) {
                      strangers.add(id);
                    } else if (!before.equals(name)) {
                      work.moved(id, name);
                    }
                  }));
      absence.ofThose(known.keySet(), work.departures()::addGone);
      known.clear();
      swept = true;
    }

    private void take(Page page) {
      page.entries().forEach(entry -> here(entry.id()));
      page.unreadable().forEach(entry -> here(entry.id()));
      if (seen.size() > limits.entries()) {
        throw new DirectoryUnavailable("there are more than " + limits.entries() + " entries");
      }
      work.take(page);
      page.gone().forEach(work.departures()::addGone);
    }

    private void here(DirectoryId id) {
      seen.add(id);
      absence.isOver(id);
      work.departures().forget(id);
    }

    private void remember(Reading reading) {
      Optional<Instant> now = Optional.of(began);
      stores
          .links()
          .state(
              new SyncState(
                  source.scope(),
                  Optional.of(reading.next()),
                  now,
                  reading.complete() ? now : state.completed(),
                  reading.complete() || swept ? now : state.swept()));
    }
  }
}
