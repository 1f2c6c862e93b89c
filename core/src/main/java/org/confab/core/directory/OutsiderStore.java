package org.confab.core.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Port: where people without an account are kept. What a method did is stored when it returns. */
public interface OutsiderStore {
  /** That one. */
  Optional<Outsider> find(DirectoryId id);

  /** Those of them that are there, in any order; asked for together. */
  List<Outsider> all(Set<DirectoryId> ids);

  /**
   * So many from that one on, without him, or from the first; in an order that stays. The last of a
   * page begins the next.
   *
   * @param limit most of them, at least 1; fewer come only at the end
   */
  List<Outsider> page(Optional<DirectoryId> after, int limit);

  /** Adds one, or replaces what is known of him. */
  void save(Outsider outsider);

  /** Removes one; false if there is none. */
  boolean remove(DirectoryId id);
}
