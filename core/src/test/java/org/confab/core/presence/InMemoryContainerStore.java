package org.confab.core.presence;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.confab.protocol.presence.Container;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.Member;
import org.confab.protocol.presence.MemberType;
import org.confab.protocol.sip.SipUri;

/** Containers in a map. */
public final class InMemoryContainerStore implements ContainerStore {
  private final Map<SipUri, Map<ContainerId, Container>> containers = new HashMap<>();

  @Override
  public synchronized Map<SipUri, List<Container>> find(Collection<SipUri> users) {
    Map<SipUri, List<Container>> found = new HashMap<>();
    for (SipUri user : users) {
      if (containers.containsKey(user)) {
        found.put(user, List.copyOf(containers.get(user).values()));
      }
    }
    return found;
  }

  @Override
  public synchronized List<SipUri> naming(SipUri person) {
    Member member = new Member(MemberType.USER, person.aor().address());
    return containers.entrySet().stream()
        .filter(own -> own.getValue().values().stream().anyMatch(c -> c.members().contains(member)))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public synchronized void replace(SipUri user, List<Container> changed) {
    Map<ContainerId, Container> own = containers.computeIfAbsent(user, key -> new TreeMap<>());
    changed.forEach(container -> own.put(container.id(), container));
  }
}
