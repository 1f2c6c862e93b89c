package org.confab.core.presence;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.core.subscription.EventPackage;
import org.confab.core.subscription.Notifier;
import org.confab.core.subscription.Opening;
import org.confab.core.subscription.Scheduler;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * {@code presence}: watching others, many in one dialog or one alone. Everything asked for comes at
 * first; afterwards a watcher gets what has changed, as he sees it. What happens to a user within
 * {@link #WINDOW} is told as one change, and a document is written once for all who see the same.
 */
public final class PresencePackage implements EventPackage, PresenceListener {
  /**
   * How long a change waits for the next one: longer than a client needs for the requests of one
   * action, shorter than people notice.
   */
  public static final Duration WINDOW = Duration.ofMillis(50);

  private static final Duration LIFETIME = Duration.ofSeconds(35_280);
  private static final Set<CategoryName> USUAL =
      new LinkedHashSet<>(
          List.of(
              CategoryName.STATE,
              CategoryName.NOTE,
              CategoryName.CONTACT_CARD,
              CategoryName.CALENDAR_DATA,
              CategoryName.SERVICES));

  private final Presentities presentities;
  private final PresenceDialects dialects;
  private final Notifier notifier;
  private final Watchers watchers;
  private final Changes changes;
  private final AtomicLong order = new AtomicLong();

  /** Tells what these know, in those dialects; changes are collected by the scheduler. */
  public PresencePackage(
      Presentities presentities,
      PresenceDialects dialects,
      Supplier<WatchLimits> limits,
      Notifier notifier,
      Scheduler scheduler,
      Clock clock) {
    this.presentities = presentities;
    this.dialects = dialects;
    this.notifier = notifier;
    this.watchers = new Watchers(limits, clock);
    this.changes = new Changes(scheduler, WINDOW, presentities.domains(), order, this::tell);
  }

  @Override
  public String name() {
    return "presence";
  }

  @Override
  public Opening subscribe(SubscribeRequest request) {
    if (request.ends() && request.refresh()) {
      return new Opening(Optional.empty(), Duration.ZERO);
    }
    Optional<PresenceDialects.Batch> batch = dialects.batch(request);
    Watch watch = watchers.find(request.id()).orElseGet(() -> watch(request, batch));
    batch
        .filter(one -> one.dialect().namesEverybody())
        .ifPresent(one -> watchers.keepOnly(watch, one.request()));
    List<SipUri> named =
        batch.isPresent()
            ? watchers.apply(watch, batch.get().request(), !request.ends())
            : watchers.again(watch);
    load(watch, named);
    Optional<Body> state = request.ends() ? watch.only() : watch.next(true);
    return new Opening(state, LIFETIME);
  }

  @Override
  public Optional<Body> next(SubscriptionId id) {
    return watchers.find(id).flatMap(watch -> watch.next(false));
  }

  @Override
  public void ended(SubscriptionId id) {
    watchers.ended(id);
  }

  @Override
  public void changed(Presentity before, Presentity after) {
    if (watchers.anyOf(after.user()) || changes.isOpen(after.user())) {
      changes.add(before, after); // whoever comes now is told what is stored already
    }
  }

  /** Who watches that user, in no order; for his watcher information and his administrators. */
  public List<WatchedBy> watchersOf(SipUri user) {
    return watchers.of(user.aor());
  }

  /** From now on that one hears of watchers that come and go. */
  public void listen(WatchListener listener) {
    watchers.listen(listener);
  }

  /** How much is remembered of watches and changes; nothing when nobody watches. */
  public int size() {
    return watchers.size() + changes.size();
  }

  private void tell(Change change) {
    for (Watch watch : watchers.watching(change.user())) {
      if (watch.changed(change)) {
        notifier.ready(watch.id);
      }
    }
  }

  private Watch watch(SubscribeRequest request, Optional<PresenceDialects.Batch> batch) {
    if (batch.isPresent()) {
      return Watch.list(
          request.id(), request.subscriber(), batch.get().dialect(), batch.get().request().uri());
    }
    SipUri user = request.target().aor();
    ViewEncoder encoder = dialects.encoder(request);
    if (presentities.load(user).isEmpty()) {
      throw nobody(user);
    }
    Watch single = Watch.single(request.id(), request.subscriber(), encoder);
    watchers.single(single, user, USUAL, !request.ends());
    return single;
  }

  /** Everything about these users becomes news to the watcher. */
  private void load(Watch watch, List<SipUri> named) {
    Map<SipUri, Presentity> found = presentities.load(named);
    for (SipUri user : new ArrayList<>(named)) {
      Presentity state = found.get(user);
      if (state != null) {
        watch.loaded(
            user, new Change(state, state, order.incrementAndGet(), presentities.domains()));
      } else if (watch.list.isPresent()) {
        watchers.refuse(watch, user, ResourceListBody.UNKNOWN);
      } else {
        throw nobody(user);
      }
    }
  }

  private static Refused nobody(SipUri user) {
    return new Refused(404, Diagnostic.DESTINATION_NOT_ENABLED, "no user " + user);
  }
}
