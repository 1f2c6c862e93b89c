package org.confab.core.policy;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Policies in memory. */
public final class MemoryPolicyStore implements PolicyStore {
  private final SortedMap<String, PolicyValue> values = new TreeMap<>();

  private static String key(PolicyScope scope, String name) {
    return scope.kind() + " " + scope.owner() + " " + name;
  }

  @Override
  public List<PolicyValue> all() {
    return List.copyOf(values.values());
  }

  @Override
  public void set(PolicyValue value) {
    values.put(key(value.scope(), value.name()), value);
  }

  @Override
  public boolean unset(PolicyScope scope, String name) {
    return values.remove(key(scope, name)) != null;
  }
}
