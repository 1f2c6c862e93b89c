package org.confab.core.presence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.confab.protocol.presence.Subscriber;
import org.confab.protocol.sip.SipUri;

/** Subscribers in a map. */
public final class InMemorySubscriberStore implements SubscriberStore {
  private final Map<SipUri, Map<String, Subscriber>> subscribers = new HashMap<>();

  @Override
  public synchronized List<Subscriber> find(SipUri user) {
    return List.copyOf(subscribers.getOrDefault(user, Map.of()).values());
  }

  @Override
  public synchronized List<SipUri> naming(SipUri subscriber) {
    return subscribers.entrySet().stream()
        .filter(own -> own.getValue().containsKey(subscriber.aor().address()))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public synchronized void remove(SipUri user, SipUri subscriber) {
    subscribers.getOrDefault(user, new TreeMap<>()).remove(subscriber.aor().address());
  }

  @Override
  public synchronized void put(SipUri user, Subscriber subscriber) {
    subscribers
        .computeIfAbsent(user, key -> new TreeMap<>())
        .put(subscriber.user().address(), subscriber);
  }
}
