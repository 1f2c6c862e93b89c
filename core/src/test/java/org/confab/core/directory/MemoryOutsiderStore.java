package org.confab.core.directory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** People without an account in memory, for tests. */
public final class MemoryOutsiderStore implements OutsiderStore {
  private final Map<DirectoryId, Outsider> outsiders = new HashMap<>();

  @Override
  public Optional<Outsider> find(DirectoryId id) {
    return Optional.ofNullable(outsiders.get(id));
  }

  @Override
  public List<Outsider> all(Set<DirectoryId> ids) {
    return ids.stream().flatMap(id -> find(id).stream()).toList();
  }

  @Override
  public List<Outsider> page(Optional<DirectoryId> after, int limit) {
    String start = after.map(DirectoryId::text).orElse("");
    return outsiders.values().stream()
        .filter(outsider -> outsider.id().text().compareTo(start) > 0)
        .sorted(Comparator.comparing(outsider -> outsider.id().text()))
        .limit(limit)
        .toList();
  }

  @Override
  public void save(Outsider outsider) {
    outsiders.put(outsider.id(), outsider);
  }

  @Override
  public boolean remove(DirectoryId id) {
    return outsiders.remove(id) != null;
  }
}
