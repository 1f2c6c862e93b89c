package org.confab.core.presence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.confab.core.Refused;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * Finds the watches of a user at once, however many users and watches there are, and counts what
 * everybody watches and how often everybody is watched.
 */
final class WatcherIndex {
  private final Supplier<WatchLimits> limits;
  private final Map<SubscriptionId, Watch> byId = new ConcurrentHashMap<>();
  private final Map<SipUri, Group> byUser = new ConcurrentHashMap<>();
  private final Map<SipUri, Integer> perWatcher = new ConcurrentHashMap<>();

  WatcherIndex(Supplier<WatchLimits> limits) {
    this.limits = limits;
  }

  /** A watch of one user, and how many categories it counts for. */
  record Entry(Watch watch, int categories, Instant since) {}

  /** The watches of one user; changed by one thread at a time, read by any. */
  private static final class Group {
    final SipUri user;
    final Map<SubscriptionId, Entry> entries = new ConcurrentHashMap<>();
    int categories;

    Group(SipUri user) {
      this.user = user;
    }
  }

  /** That address of record, as one object for all who watch the same user. */
  SipUri same(SipUri user) {
    Group watchers = byUser.get(user);
    return watchers == null ? user : watchers.user;
  }

  Optional<Watch> find(SubscriptionId id) {
    return Optional.ofNullable(byId.get(id));
  }

  void put(Watch watch) {
    watch.live();
    byId.put(watch.id, watch);
  }

  /** Lets that watcher watch so many more users; {@code 403} (4008) over his limit. */
  void reserve(SipUri watcher, int users) {
    perWatcher.compute(
        watcher,
        (key, some) -> {
          int total = (some == null ? 0 : some) + users;
          if (total > limits.get().resourcesPerWatcher()) {
            throw tooMany("users watched by one user", limits.get().resourcesPerWatcher());
          }
          return total == 0 ? null : Integer.valueOf(total);
        });
  }

  /** He watches so many less. */
  void release(SipUri watcher, int users) {
    perWatcher.computeIfPresent(watcher, (key, some) -> some <= users ? null : some - users);
  }

  static Refused tooMany(String what, int limit) {
    return new Refused(403, Diagnostic.INPUT_TOO_LARGE, "more than " + limit + " " + what);
  }

  /** That watch watches that user; empty if nobody more may watch so many categories of him. */
  Optional<Entry> enter(SipUri user, Watch watch, int categories, Instant now) {
    List<Entry> entered = new ArrayList<>(1);
    byUser.compute(
        user,
        (key, known) -> {
          Group watchers = known == null ? new Group(user) : known;
          Entry before = watchers.entries.get(watch.id);
          int total = watchers.categories + categories - (before == null ? 0 : before.categories());
          if (total <= limits.get().categorySubscriptions()) {
            Entry entry = new Entry(watch, categories, before == null ? now : before.since());
            watchers.entries.put(watch.id, entry);
            watchers.categories = total;
            entered.add(entry);
          }
          return watchers.entries.isEmpty() ? null : watchers;
        });
    return entered.stream().findFirst();
  }

  /** That watch does not watch that user any more; empty if it did not before. */
  Optional<Entry> leave(SipUri user, Watch watch) {
    List<Entry> left = new ArrayList<>(1);
    byUser.computeIfPresent(
        user,
        (key, watchers) -> {
          Entry entry = watchers.entries.remove(watch.id);
          if (entry != null) {
            watchers.categories -= entry.categories();
            left.add(entry);
          }
          return watchers.entries.isEmpty() ? null : watchers;
        });
    return left.stream().findFirst();
  }

  /** The watch ends; who was watched is still to be left. */
  Optional<Watch> remove(SubscriptionId id) {
    return Optional.ofNullable(byId.remove(id));
  }

  /** Who watches that user. */
  Collection<Entry> watching(SipUri user) {
    Group watchers = byUser.get(user);
    return watchers == null ? List.of() : watchers.entries.values();
  }

  /** Everything that is remembered: watches, watched users, and watchers. */
  int size() {
    return byId.size() + byUser.size() + perWatcher.size();
  }
}
