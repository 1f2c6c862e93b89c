package org.confab.core.presence;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.confab.core.Body;
import org.confab.core.subscription.EventPackage;
import org.confab.core.subscription.Notifier;
import org.confab.core.subscription.Opening;
import org.confab.core.subscription.OwnSubscriptions;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.lcs.PendingWatchers;
import org.confab.protocol.presence.Subscriber;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;

/**
 * {@code presence.wpending} of Live Communications Server 2005: who waits for the user's word. All
 * of them at first, afterwards those who are new: clients ask about everybody they are told of.
 */
public final class PendingWatchersPackage implements EventPackage, SubscriberListener {
  private static final Duration LIFETIME = Duration.ofSeconds(35_280);

  private final SubscriberStore subscribers;
  private final Notifier notifier;
  private final OwnSubscriptions subscriptions = new OwnSubscriptions();
  private final Map<SubscriptionId, Set<SipUri>> told = new ConcurrentHashMap<>();

  /** Tells of the subscribers in that store. */
  public PendingWatchersPackage(SubscriberStore subscribers, Notifier notifier) {
    this.subscribers = subscribers;
    this.notifier = notifier;
  }

  @Override
  public String name() {
    return "presence.wpending";
  }

  @Override
  public Opening subscribe(SubscribeRequest request) {
    SipUri owner = OwnSubscriptions.owner(request);
    if (request.ends() && request.refresh()) {
      return new Opening(Optional.empty(), Duration.ZERO);
    }
    subscriptions.open(owner, request);
    List<Subscriber> pending = pending(subscribers.find(owner));
    if (!request.ends()) {
      told.put(request.id(), users(pending));
    }
    return new Opening(Optional.of(body(pending)), LIFETIME);
  }

  @Override
  public void ended(SubscriptionId id) {
    subscriptions.ended(id);
    told.remove(id);
  }

  @Override
  public void subscribersChanged(SipUri user, List<Subscriber> all) {
    List<Subscriber> pending = pending(all);
    for (SubscriptionId id : subscriptions.of(user)) {
      Set<SipUri> known = told.getOrDefault(id, Set.of());
      List<Subscriber> fresh = pending.stream().filter(one -> !known.contains(one.user())).toList();
      told.put(id, users(pending));
      if (!fresh.isEmpty()) {
        notifier.notify(id, body(fresh));
      }
    }
  }

  private static List<Subscriber> pending(List<Subscriber> all) {
    return all.stream().filter(one -> !one.acknowledged()).toList();
  }

  private static Set<SipUri> users(List<Subscriber> pending) {
    return pending.stream().map(Subscriber::user).collect(Collectors.toSet());
  }

  private static Body body(List<Subscriber> pending) {
    PendingWatchers document =
        new PendingWatchers(
            pending.stream()
                .map(one -> new PendingWatchers.Watcher(one.user(), one.displayName()))
                .toList());
    return new Body(PendingWatchers.CONTENT_TYPE, Xml.bytes(document.write()));
  }
}
