package org.confab.core.presence;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.protocol.lcs.AclList;
import org.confab.protocol.sip.SipUri;

/** Access control lists in a map. */
public final class InMemoryAclStore implements AclStore {
  private final Map<SipUri, AclList> lists = new ConcurrentHashMap<>();

  @Override
  public Optional<AclList> find(SipUri user) {
    return Optional.ofNullable(lists.get(user));
  }

  @Override
  public void put(SipUri user, AclList list) {
    lists.put(user, list);
  }
}
