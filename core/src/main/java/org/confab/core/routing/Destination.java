package org.confab.core.routing;

import java.util.List;
import org.confab.core.registrar.Binding;

/** Where a request goes. */
public sealed interface Destination {
  /**
   * An application of this server acts for the user.
   *
   * @param application what follows {@code opaque=app:}, such as {@code conf:focusfactory}; empty
   *     for the server itself
   */
  record Local(String application) implements Destination {}

  /** Endpoints of a user, never none; several are tried in parallel. */
  record Endpoints(List<Binding> bindings) implements Destination {
    /** Copies the list. */
    public Endpoints {
      bindings = List.copyOf(bindings);
    }
  }
}
