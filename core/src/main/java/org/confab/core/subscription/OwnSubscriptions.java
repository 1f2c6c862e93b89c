package org.confab.core.subscription;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.protocol.sip.SipUri;

/**
 * The subscriptions of users to something of their own: which endpoints are to be told when it
 * changes.
 */
public final class OwnSubscriptions {
  private final Map<SipUri, Set<SubscriptionId>> byOwner = new ConcurrentHashMap<>();
  private final Map<SubscriptionId, SipUri> owners = new ConcurrentHashMap<>();

  /** The owner, if he is the one who asks; {@code 403} otherwise. */
  public static SipUri owner(SubscribeRequest request) {
    return OwnAddress.require(request.subscriber(), request.target());
  }

  /** Remembers the subscription unless it only fetches. */
  public void open(SipUri owner, SubscribeRequest request) {
    if (request.ends()) {
      return;
    }
    owners.put(request.id(), owner);
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
    SipUri owner = owners.remove(id);
    if (owner != null) {
      byOwner.computeIfPresent(
          owner,
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
}
