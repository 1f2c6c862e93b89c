package org.confab.dist;

import java.util.List;

/**
 * A component where it was found in the archive.
 *
 * @param component what it is
 * @param paths where it is; {@code !} separates a path within an archive
 * @param sha256 of its file, in hexadecimal
 */
record Shipped(Component component, List<String> paths, String sha256) {
  Shipped {
    paths = List.copyOf(paths);
  }

  /** Whether all of it is within WildFly as its makers ship it. */
  boolean isServer() {
    return paths.stream()
        .allMatch(path -> path.startsWith("wildfly/") && !path.startsWith("wildfly/modules/org/"));
  }
}
