package org.confab.core.presence;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.protocol.presence.Delegates;
import org.confab.protocol.sip.SipUri;

/** Delegates in a map. */
public final class InMemoryDelegateStore implements DelegateStore {
  private final Map<SipUri, Delegates> delegates = new ConcurrentHashMap<>();

  @Override
  public Delegates find(SipUri user) {
    return delegates.getOrDefault(user, Delegates.NONE);
  }

  @Override
  public List<SipUri> naming(SipUri delegate) {
    return delegates.entrySet().stream()
        .filter(own -> own.getValue().all().stream().anyMatch(d -> d.user().equals(delegate.aor())))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public void replace(SipUri user, Delegates all) {
    delegates.put(user, all);
  }
}
