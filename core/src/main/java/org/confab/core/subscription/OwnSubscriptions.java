package org.confab.core.subscription;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.core.EndpointId;
import org.confab.protocol.sip.SipUri;

/**
 * The subscriptions of users to something of their own: which endpoints are to be told when it
 * changes.
 */
public final class OwnSubscriptions {
  private final Map<SipUri, Set<SubscriptionId>> byOwner = new ConcurrentHashMap<>();
  private final Map<SubscriptionId, Whose> whose = new ConcurrentHashMap<>();

  private record Whose(SipUri owner, EndpointId endpoint) {}

  /** The owner, if he is the one who asks; {@code 403} otherwise. */
  public static SipUri owner(SubscribeRequest request) {
    return OwnAddress.require(request.subscriber(), request.target());
  }

  /** Remembers the subscription unless it only fetches. */
  public void open(SipUri owner, SubscribeRequest request) {
    if (request.ends()) {
      return;
    }
    whose.put(request.id(), new Whose(owner, request.subscriber()));
    byOwner.compute(
        owner,
        (key, ids) -> {
          Set<SubscriptionId> more = ids == null ? ConcurrentHashMap.newKeySet() : ids;
          more.add(request.id());
          return more;
        });
  }

  /** Forgets the subscription. */
  public void ended(SubscriptionId id) {
    Whose past = whose.remove(id);
    if (past != null) {
      byOwner.computeIfPresent(
          past.owner(),
          (key, ids) -> {
            ids.remove(id);
            return ids.isEmpty() ? null : ids;
          });
    }
  }

  /** The subscriptions of that owner's endpoints; a snapshot is not needed to go through them. */
  public Set<SubscriptionId> of(SipUri owner) {
    return byOwner.getOrDefault(owner, Set.of());
  }

  /** Those of one of the owner's endpoints. */
  public List<SubscriptionId> of(SipUri owner, EndpointId endpoint) {
    return of(owner).stream().filter(id -> isOf(id, endpoint)).toList();
  }

  private boolean isOf(SubscriptionId id, EndpointId endpoint) {
    Whose known = whose.get(id);
    return known != null && known.endpoint().equals(endpoint);
  }
}
