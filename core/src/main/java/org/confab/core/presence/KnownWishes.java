package org.confab.core.presence;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.protocol.presence.CategoryName;

/**
 * The sets of categories that watchers ask for. A client asks for the same ones of everybody, and
 * there are few kinds of clients: so there is one object for each such set, however many watch.
 */
final class KnownWishes {
  /** Those of all watches. */
  static final KnownWishes OF_ALL = new KnownWishes(256);

  private final int most;
  private final Map<List<CategoryName>, Set<CategoryName>> known = new ConcurrentHashMap<>();

  /** Keeps so many; who wants anything else has it to himself. */
  KnownWishes(int most) {
    this.most = most;
  }

  /** An equal set in the same order, which nobody changes. */
  Set<CategoryName> same(Set<CategoryName> wanted) {
    List<CategoryName> key = List.copyOf(wanted);
    Set<CategoryName> shared = known.get(key);
    if (shared != null) {
      return shared;
    }
    Set<CategoryName> own = Collections.unmodifiableSet(new LinkedHashSet<>(key));
    return known.size() < most ? known.computeIfAbsent(key, first -> own) : own;
  }
}
