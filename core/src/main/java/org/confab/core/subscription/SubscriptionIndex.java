package org.confab.core.subscription;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/** Finds live subscriptions by id, by dialog and by endpoint, and counts those of a user. */
final class SubscriptionIndex {
  private static final String NO_FLOW = "";

  private final int mostPerUser;
  private final Map<SubscriptionId, Subscription> byId = new ConcurrentHashMap<>();
  private final Map<Subscription.Key, Subscription> byKey = new ConcurrentHashMap<>();
  private final Map<EndpointId, List<Subscription>> byEndpoint = new ConcurrentHashMap<>();
  private final Map<String, List<Subscription>> byFlow = new ConcurrentHashMap<>();
  private final Map<SipUri, Integer> perUser = new ConcurrentHashMap<>();

  SubscriptionIndex(int mostPerUser) {
    this.mostPerUser = mostPerUser;
  }

  Optional<Subscription> find(SubscriptionId id) {
    return Optional.ofNullable(byId.get(id));
  }

  Optional<Subscription> find(Subscription.Key key) {
    return Optional.ofNullable(byKey.get(key));
  }

  List<Subscription> of(EndpointId endpoint) {
    return byEndpoint.getOrDefault(endpoint, List.of());
  }

  /** Who has subscribed to something. */
  Set<EndpointId> endpoints() {
    return Set.copyOf(byEndpoint.keySet());
  }

  /** Those that came on that connection. */
  List<Subscription> on(String flow) {
    return byFlow.getOrDefault(flow, List.of());
  }

  int size() {
    return byId.size();
  }

  /** Everything that is remembered: nothing when no subscription lives. */
  int remembered() {
    return byId.size()
        + byKey.size()
        + byEndpoint.size()
        + byFlow.values().stream().mapToInt(List::size).sum()
        + perUser.size();
  }

  /** Takes a live subscription; throws {@link Refused} {@code 503} over the user's limit. */
  void add(Subscription subscription, String flow) {
    EndpointId endpoint = subscription.key.subscriber();
    count(endpoint.aor());
    byId.put(subscription.id, subscription);
    byKey.put(subscription.key, subscription);
    join(byEndpoint, endpoint, subscription);
    cameOn(subscription, flow);
  }

  /** That connection has brought its last SUBSCRIBE. */
  synchronized void cameOn(Subscription subscription, String flow) {
    if (!flow.isEmpty() && !byId.containsKey(subscription.id)) {
      return; // it has ended meanwhile
    }
    String before = subscription.flow;
    subscription.flow = flow;
    if (before.equals(flow)) {
      return;
    }
    if (!before.isEmpty()) {
      leave(byFlow, before, subscription);
    }
    if (!flow.isEmpty()) {
      join(byFlow, flow, subscription);
    }
  }

  /** Takes one that only has its last word to say: found by its id, and nothing else. */
  void addEnding(Subscription subscription) {
    byId.put(subscription.id, subscription);
  }

  /**
   * It lives no more; by its id it is still found until {@link #remove}. False if it lived no more
   * before.
   */
  boolean retire(Subscription subscription) {
    if (!byKey.remove(subscription.key, subscription)) {
      return false;
    }
    EndpointId endpoint = subscription.key.subscriber();
    leave(byEndpoint, endpoint, subscription);
    cameOn(subscription, NO_FLOW);
    perUser.computeIfPresent(endpoint.aor(), (aor, live) -> live <= 1 ? null : live - 1);
    return true;
  }

  /** Nothing is left of it; false if it lived no more before. */
  boolean remove(Subscription subscription) {
    byId.remove(subscription.id);
    boolean lived = retire(subscription);
    cameOn(subscription, NO_FLOW);
    return lived;
  }

  /** Most have one or two, so that a list written anew each time is the smallest that there is. */
  private static <K> void join(Map<K, List<Subscription>> lists, K name, Subscription one) {
    lists.merge(
        name,
        List.of(one),
        (all, more) -> List.copyOf(Stream.concat(all.stream(), more.stream()).distinct().toList()));
  }

  private static <K> void leave(Map<K, List<Subscription>> lists, K name, Subscription one) {
    lists.computeIfPresent(
        name,
        (key, all) -> {
          List<Subscription> left = all.stream().filter(other -> other != one).toList();
          return left.isEmpty() ? null : List.copyOf(left);
        });
  }

  private void count(SipUri user) {
    perUser.compute(
        user,
        (aor, live) -> {
          int now = live == null ? 0 : live;
          if (now >= mostPerUser) {
            throw new Refused(503, Diagnostic.OVERLOADED, "too many subscriptions of " + aor);
          }
          return now + 1;
        });
  }
}
