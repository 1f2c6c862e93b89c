package org.confab.core;

import java.util.Optional;

/** The passwords that the server keeps under names, such as those of a credential store. */
@FunctionalInterface
public interface NamedSecrets {
  /** Where there are none. */
  NamedSecrets NONE = name -> Optional.empty();

  /**
   * The password of that name, as it is now; empty if there is none.
   *
   * @throws IllegalStateException if they cannot be read now
   */
  Optional<String> find(String name);
}
