package org.confab.core.presence;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.confab.core.SipDomains;
import org.confab.core.subscription.Scheduler;
import org.confab.core.subscription.Stripes;
import org.confab.protocol.sip.SipUri;

/**
 * Collects what happens to a user for a short time, counted from the first event, and then tells it
 * as one change with the last state. The time is not prolonged by what follows, so nobody waits
 * longer; what comes later makes the next change. Changes of one user are told in order.
 */
final class Changes {
  private final Scheduler scheduler;
  private final Duration window;
  private final SipDomains domains;
  private final Consumer<Change> told;
  private final AtomicLong order;
  private final Stripes turns = new Stripes();
  private final Map<SipUri, Change> open = new ConcurrentHashMap<>();

  /** Collects for {@code window}, and then tells {@code told}, on the scheduler's threads. */
  Changes(
      Scheduler scheduler,
      Duration window,
      SipDomains domains,
      AtomicLong order,
      Consumer<Change> told) {
    this.scheduler = scheduler;
    this.window = window;
    this.domains = domains;
    this.order = order;
    this.told = told;
  }

  /** Something happened to a user; called in order, per user. */
  void add(Presentity before, Presentity after) {
    SipUri user = after.user();
    Change fresh = new Change(before, after, order.incrementAndGet(), domains);
    Change now = open.merge(user, fresh, (first, unused) -> first.then(after));
    if (now == fresh) {
      scheduler.after(window, () -> tell(user));
    }
  }

  /** Whether something has happened to that user that is not told yet. */
  boolean isOpen(SipUri user) {
    return open.containsKey(user);
  }

  /** How many users have a change that is not told yet. */
  int size() {
    return open.size();
  }

  private void tell(SipUri user) {
    turns.with(
        user,
        () -> {
          Optional<Change> done = Optional.ofNullable(open.remove(user));
          done.ifPresent(told);
          return done.isPresent();
        });
  }
}
