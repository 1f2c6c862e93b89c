package org.confab.core.authentication;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The newest few by name; the oldest makes room. There are several for each connection and most are
 * empty most of the time, so an empty one takes hardly any memory, and one alone little. One thread
 * at a time.
 */
final class Newest<V> {
  private final int most;
  private Map<String, V> entries = Map.of();

  /** None yet, so many at most. */
  Newest(int most) {
    this.most = most;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  int size() {
    return entries.size();
  }

  /** From the oldest on. */
  Collection<V> values() {
    return entries.values();
  }

  Optional<V> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** One more, or another one in place of that name's. */
  void put(String name, V value) {
    if (entries.isEmpty() || (entries.size() == 1 && entries.containsKey(name))) {
      entries = Map.of(name, value);
      return;
    }
    several().put(name, value);
    if (entries.size() > most) {
      entries.remove(entries.keySet().iterator().next());
    }
  }

  Optional<V> remove(String name) {
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    Optional<V> removed = find(name);
    removed.ifPresent(one -> several().remove(name));
    letGo();
    return removed;
  }

  void removeIf(Predicate<V> which) {
    if (!entries.isEmpty()) {
      several().values().removeIf(which);
      letGo();
    }
  }

  /** The entries as a map that can be changed; one alone stands in a smaller one. */
  private Map<String, V> several() {
    if (entries.size() == 1) {
      entries = new LinkedHashMap<>(entries);
    }
    return entries;
  }

  private void letGo() {
    if (entries.size() < 2) {
      entries = Map.copyOf(entries);
    }
  }
}
