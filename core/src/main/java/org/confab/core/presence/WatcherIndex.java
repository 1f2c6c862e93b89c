package org.confab.core.presence;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.sip.SipUri;

/** Finds the watches of a user at once, however many users and watches there are. */
final class WatcherIndex {
  private final Map<SubscriptionId, Watch> byId = new ConcurrentHashMap<>();
  private final Map<SipUri, Map<SubscriptionId, Watch>> byUser = new ConcurrentHashMap<>();

  Optional<Watch> find(SubscriptionId id) {
    return Optional.ofNullable(byId.get(id));
  }

  void put(Watch watch) {
    byId.put(watch.id, watch);
    watch.users().forEach(user -> add(user, watch));
  }

  void add(SipUri user, Watch watch) {
    byUser.compute(
        user,
        (key, watches) -> {
          Map<SubscriptionId, Watch> more = watches == null ? new ConcurrentHashMap<>() : watches;
          more.put(watch.id, watch);
          return more;
        });
  }

  void remove(SubscriptionId id) {
    Watch watch = byId.remove(id);
    if (watch == null) {
      return;
    }
    watch.users().forEach(user -> leave(user, watch));
  }

  /** That watch does not watch that user any more. */
  void leave(SipUri user, Watch watch) {
    byUser.computeIfPresent(
        user,
        (key, watches) -> {
          watches.remove(watch.id);
          return watches.isEmpty() ? null : watches;
        });
  }

  /** Who watches that user. */
  Collection<Watch> watching(SipUri user) {
    Map<SubscriptionId, Watch> watches = byUser.get(user);
    return watches == null ? List.of() : watches.values();
  }
}
