package org.confab.core.directory;

import java.util.Optional;

/** Port: where people without an account are kept. What a method did is stored when it returns. */
public interface OutsiderStore {
  /** That one. */
  Optional<Outsider> find(DirectoryId id);

  /** Adds one, or replaces what is known of him. */
  void save(Outsider outsider);

  /** Removes one; false if there is none. */
  boolean remove(DirectoryId id);
}
