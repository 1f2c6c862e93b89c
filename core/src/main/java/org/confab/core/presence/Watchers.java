package org.confab.core.presence;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.confab.core.Refused;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.presence.BatchSubscribe;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/** Who watches whom, within the limits; and who wants to know of it. */
final class Watchers {
  private final Supplier<WatchLimits> limits;
  private final Clock clock;
  private final WatcherIndex index;
  private final List<WatchListener> listeners = new CopyOnWriteArrayList<>();

  Watchers(Supplier<WatchLimits> limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
    this.index = new WatcherIndex(limits);
  }

  Optional<Watch> find(SubscriptionId id) {
    return index.find(id);
  }

  List<Watch> watching(SipUri user) {
    return index.watching(user).stream().map(WatcherIndex.Entry::watch).toList();
  }

  boolean anyOf(SipUri user) {
    return !index.watching(user).isEmpty();
  }

  List<WatchedBy> of(SipUri user) {
    return index.watching(user).stream().map(entry -> watchedBy(user, entry)).toList();
  }

  void listen(WatchListener listener) {
    listeners.add(listener);
  }

  int size() {
    return index.size();
  }

  /**
   * A watch of one user; {@code 403} if nobody more may watch him.
   *
   * @param lives whether it is more than a fetch
   */
  void single(Watch watch, SipUri user, Set<CategoryName> categories, boolean lives) {
    watch.want(user, categories);
    if (!lives) {
      return;
    }
    index.reserve(watch.watcher(), 1);
    index.put(watch);
    if (!enter(watch, user, categories.size(), clock.instant())) {
      throw WatcherIndex.tooMany("subscriptions to one user", limits.get().categorySubscriptions());
    }
  }

  /** Whoever is watched is to be told as a whole once more. */
  List<SipUri> again(Watch watch) {
    List<SipUri> users = watch.users();
    users.forEach(user -> watch.want(user, watch.wanted(user)));
    return users;
  }

  /** Leaves everybody whom a whole list does not name any more. */
  void keepOnly(Watch watch, BatchSubscribe list) {
    Set<SipUri> named = new LinkedHashSet<>();
    list.actions().forEach(action -> action.resources().forEach(one -> named.add(one.aor())));
    watch.users().stream()
        .filter(user -> !named.contains(user))
        .forEach(user -> leave(watch, user));
  }

  /**
   * Carries out what a batch asks for, or nothing of it if it asks for too much.
   *
   * @param lives whether it is more than a fetch
   * @return the users to be watched, in order and once each, who may be
   */
  List<SipUri> apply(Watch watch, BatchSubscribe batch, boolean lives) {
    if (watch.list.isEmpty()) {
      throw new Refused(
          400, Diagnostic.CONTENT_TYPE_UNEXPECTED, "a list in the dialog of a single subscription");
    }
    synchronized (watch) {
      Map<SipUri, Optional<Set<CategoryName>>> plan = plan(batch);
      List<SipUri> added =
          plan.entrySet().stream()
              .filter(one -> one.getValue().isPresent() && !watch.watches(one.getKey()))
              .map(Map.Entry::getKey)
              .toList();
      long left =
          plan.entrySet().stream()
              .filter(one -> one.getValue().isEmpty() && watch.watches(one.getKey()))
              .count();
      if (watch.size() - left + added.size() > limits.get().resourcesPerSubscription()) {
        throw WatcherIndex.tooMany(
            "users in one subscription", limits.get().resourcesPerSubscription());
      }
      if (lives) {
        index.reserve(watch.watcher(), added.size());
        index.put(watch);
      }
      return carryOut(watch, plan, lives);
    }
  }

  private List<SipUri> carryOut(
      Watch watch, Map<SipUri, Optional<Set<CategoryName>>> plan, boolean lives) {
    List<SipUri> named = new ArrayList<>();
    Instant now = clock.instant();
    plan.forEach(
        (user, categories) -> {
          if (categories.isEmpty()) {
            leave(watch, user);
            return;
          }
          watch.want(user, categories.get());
          if (!lives || enter(watch, user, categories.get().size(), now)) {
            named.add(user);
          } else {
            refuse(watch, user, ResourceListBody.LATER);
          }
        });
    return named;
  }

  /** What is to become of each user: the categories wanted of him, or none if he is left. */
  private Map<SipUri, Optional<Set<CategoryName>>> plan(BatchSubscribe batch) {
    Map<SipUri, Optional<Set<CategoryName>>> plan = new LinkedHashMap<>();
    for (BatchSubscribe.Action action : batch.actions()) {
      if (action.categories().size() > PresenceLimits.CATEGORIES_PER_ACTION) {
        throw new Refused(400, Diagnostic.INPUT_TOO_LARGE, "too many categories");
      }
      Optional<Set<CategoryName>> categories =
          action.subscribes()
              ? Optional.of(new LinkedHashSet<>(action.categories()))
              : Optional.empty();
      action.resources().forEach(resource -> plan.put(index.same(resource.aor()), categories));
    }
    return plan;
  }

  /** That user is not watched, and the watcher is told why. */
  void refuse(Watch watch, SipUri user, String reason) {
    leave(watch, user);
    watch.refused(user, reason);
  }

  /** Everything about that subscription is forgotten. */
  void ended(SubscriptionId id) {
    index
        .remove(id)
        .ifPresent(
            watch -> {
              synchronized (watch) {
                watch.users().forEach(user -> leave(watch, user));
              }
            });
  }

  private boolean enter(Watch watch, SipUri user, int categories, Instant now) {
    Optional<WatcherIndex.Entry> entry = index.enter(user, watch, Math.max(1, categories), now);
    entry.ifPresent(one -> listeners.forEach(who -> who.began(watchedBy(user, one))));
    return entry.isPresent();
  }

  private void leave(Watch watch, SipUri user) {
    boolean watched = watch.watches(user);
    watch.leave(user);
    if (watched && watch.lives()) {
      index.release(watch.watcher(), 1);
    }
    index
        .leave(user, watch)
        .ifPresent(entry -> listeners.forEach(one -> one.ended(watchedBy(user, entry))));
  }

  private static WatchedBy watchedBy(SipUri user, WatcherIndex.Entry entry) {
    return new WatchedBy(entry.watch().id, user, entry.watch().endpoint, entry.since());
  }
}
