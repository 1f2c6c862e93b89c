package org.confab.core.organisation;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.sip.SipUri;

/** Who reports to whom, in memory, for tests; of users who are enabled all. */
public final class MemoryOrganisationStore implements OrganisationStore {
  private final Map<SipUri, SipUri> managers = new LinkedHashMap<>();

  @Override
  public Map<SipUri, SipUri> managers(Collection<SipUri> people) {
    Map<SipUri, SipUri> found = new LinkedHashMap<>(managers);
    found.keySet().retainAll(people);
    return found;
  }

  @Override
  public List<SipUri> reports(SipUri manager, int limit) {
    return managers.entrySet().stream()
        .filter(entry -> entry.getValue().equals(manager.aor()))
        .map(Map.Entry::getKey)
        .sorted(Comparator.comparing(SipUri::address))
        .limit(limit)
        .toList();
  }

  @Override
  public void assign(SipUri user, Optional<SipUri> manager) {
    managers.remove(user.aor());
    manager.ifPresent(superior -> managers.put(user.aor(), superior.aor()));
  }
}
