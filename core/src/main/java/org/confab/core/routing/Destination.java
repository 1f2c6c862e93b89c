package org.confab.core.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.confab.core.peers.Peer;
import org.confab.core.registrar.Binding;
import org.confab.core.registrar.Preference;

/** Where a request goes. */
public sealed interface Destination {
  /**
   * An application of this server acts for the user.
   *
   * @param application what follows {@code opaque=app:}, such as {@code conf:focusfactory}; empty
   *     for the server itself
   */
  record Local(String application) implements Destination {}

  /**
   * Another server has the user.
   *
   * @param peer which one
   */
  record Elsewhere(Peer peer) implements Destination {}

  /**
   * Endpoints of a user (RFC 3261 16.6): those of a group are tried in parallel, the next group
   * once all of the one before have refused.
   *
   * @param groups never none, and no empty one; the endpoints that the user likes most come first
   */
  record Endpoints(List<List<Binding>> groups) implements Destination {
    /** Copies the lists. */
    public Endpoints {
      groups = groups.stream().map(List::copyOf).toList();
    }

    /** Those endpoints, by how much their user likes to be reached there. */
    public static Endpoints of(List<Binding> bindings) {
      Map<Preference, List<Binding>> groups = new TreeMap<>(Comparator.reverseOrder());
      bindings.forEach(
          one -> groups.computeIfAbsent(one.preference(), q -> new ArrayList<>()).add(one));
      return new Endpoints(List.copyOf(groups.values()));
    }

    /** All of them, in order. */
    public List<Binding> bindings() {
      return groups.stream().flatMap(List::stream).toList();
    }
  }
}
