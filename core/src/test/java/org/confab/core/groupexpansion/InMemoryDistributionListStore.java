package org.confab.core.groupexpansion;

import java.util.HashMap;
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
  public void save(DistributionList list) {
    lists.put(list.address(), list);
  }

  @Override
  public boolean remove(MailAddress address) {
    return lists.remove(address) != null;
  }
}
