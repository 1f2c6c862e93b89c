package org.confab.dist;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which component each jar of the archive is. A jar that nobody can name is told in {@link
 * #unknown()}: an archive with such a thing in it is not made.
 */
final class Inventory {
  private static final String SERVER = "wildfly/";

  /** What the build calls otherwise than Maven does. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "ejb.jar", "confab-ejb",
          "media-server.jar", "confab-media-server",
          "confab-subsystem.jar", "confab-wildfly-subsystem");

  /** Components that are in a jar of ours, transformed from javax to jakarta. */
  private static final String TRANSFORMED = "org.mobicents.";

  private static final String TRANSFORMED_INTO = "confab-mobicents";

  private final List<Shipped> shipped = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();

  /**
   * Names what is there.
   *
   * @param jars the SHA-256 of each jar by its path, as {@link Jars#in} tells
   * @param server the components of WildFly
   * @param libraries those that Maven found our programs to depend on
   */
  Inventory(Map<String, String> jars, List<Component> server, List<Component> libraries) {
    Map<Component, List<String>> paths = new LinkedHashMap<>();
    for (String path : jars.keySet()) {
      named(path, path.startsWith(SERVER) ? join(server, libraries) : join(libraries, server))
          .ifPresentOrElse(
              one -> paths.computeIfAbsent(one, none -> new ArrayList<>()).add(path),
              () -> unknown.add(path));
    }
    paths.forEach(
        (component, where) ->
            shipped.add(new Shipped(component, where, jars.getOrDefault(where.get(0), ""))));
    paths.entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(TRANSFORMED_INTO))
        .map(Map.Entry::getValue)
        .findFirst()
        .ifPresent(
            where ->
                libraries.stream()
                    .filter(one -> one.group().startsWith(TRANSFORMED))
                    .filter(one -> !paths.containsKey(one))
                    .forEach(one -> shipped.add(new Shipped(one, where, ""))));
    shipped.sort(Comparator.comparing(one -> one.component().toString()));
  }

  /** What is shipped, by name. */
  List<Shipped> shipped() {
    return List.copyOf(shipped);
  }

  /** The paths of jars that no component is known for. */
  List<String> unknown() {
    return List.copyOf(unknown);
  }

  private static List<Component> join(List<Component> first, List<Component> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  private static Optional<Component> named(String path, List<Component> components) {
    String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')) + 1);
    String name = OTHER_NAMES.getOrDefault(file, file.substring(0, file.length() - 4));
    return components.stream().filter(one -> is(one, file, name)).findFirst();
  }

  /** Maven's file name, with the group before it or a classifier after it, or the name alone. */
  private static boolean is(Component one, String file, String name) {
    String versioned = one.name() + "-" + one.version();
    return file.equals(one.file())
        || file.equals(one.group() + "-" + one.file())
        || file.startsWith(versioned + "-")
        || name.equals(one.name());
  }
}
