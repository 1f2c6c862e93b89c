package org.confab.core.presence;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Work on many users of which one may fail without harm to the others. */
final class Failures {
  private Failures() {}

  /** Works on each; the first failure, with the others in it, goes on once all had their turn. */
  static <T> void each(Collection<T> all, Consumer<T> work) {
    Optional<RuntimeException> first = Optional.empty();
    for (T one : List.copyOf(all)) {
      try {
        work.accept(one);
      } catch (RuntimeException failure) {
        first.ifPresent(earlier -> earlier.addSuppressed(failure));
        first = first.or(() -> Optional.of(failure));
      }
    }
    if (first.isPresent()) {
      throw first.get();
    }
  }
}
