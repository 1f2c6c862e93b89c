package org.confab.core.groupexpansion;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Distribution lists for tests. */
public final class InMemoryDistributionListStore implements DistributionListStore {
  private final Map<MailAddress, DistributionList> lists = new HashMap<>();

  @Override
  public Optional<DistributionList> find(MailAddress address) {
    return Optional.ofNullable(lists.get(address));
  }

  @Override
  public List<DistributionList> page(Optional<MailAddress> after, int limit) {
    String start = after.map(MailAddress::asString).orElse("");
    return lists.values().stream()
        .filter(list -> list.address().asString().compareTo(start) > 0)
        .sorted(Comparator.comparing(list -> list.address().asString()))
        .limit(limit)
        .toList();
  }

  @Override
  public void save(DistributionList list) {
    lists.put(list.address(), list);
  }

  @Override
  public boolean remove(MailAddress address) {
    return lists.remove(address) != null;
  }
}
