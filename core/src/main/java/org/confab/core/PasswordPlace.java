package org.confab.core;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Where a password is kept. It is read every time it is used: it may change. */
public sealed interface PasswordPlace {
  /**
   * A file.
   *
   * @param path its first line is the password
   */
  record InFile(Path path) implements PasswordPlace {}

  /**
   * The server's credential store.
   *
   * @param alias its name there
   */
  record InStore(String alias) implements PasswordPlace {}

  /**
   * Reads {@code NAME.file} and {@code NAME.alias}.
   *
   * @throws IllegalArgumentException if both are set
   */
  static Optional<PasswordPlace> of(String name, Function<String, Optional<String>> set) {
    Optional<PasswordPlace> file = set.apply(name + ".file").map(Path::of).map(InFile::new);
    Optional<PasswordPlace> alias = set.apply(name + ".alias").map(InStore::new);
    if (file.isPresent() && alias.isPresent()) {
      throw new IllegalArgumentException("set one of " + name + ".file and " + name + ".alias");
    }
    return file.or(() -> alias);
  }
}
