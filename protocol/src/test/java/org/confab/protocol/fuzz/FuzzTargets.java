package org.confab.protocol.fuzz;

import java.util.List;

/** The table of a module's targets: one row for each. */
@FunctionalInterface
public interface FuzzTargets {
  /** All of them. */
  List<FuzzTarget<?>> all();

  /** The one of that name. */
  default FuzzTarget<?> named(String name) {
    return all().stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no target "
                        + name
                        + "; there are "
                        + all().stream().map(FuzzTarget::name).toList()));
  }

  /** Those to run: all, or the one that {@code -Dfuzz.target} names. */
  default List<FuzzTarget<?>> chosen() {
    String only = System.getProperty("fuzz.target", "");
    return only.isEmpty() ? all() : List.of(named(only));
  }
}
