package org.confab.subsystem;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.confab.subsystem.live.LiveServer;
import org.confab.subsystem.live.LiveServers;
import org.jboss.as.controller.OperationContext;
import org.jboss.as.controller.registry.PlaceholderResource;
import org.jboss.as.controller.registry.Resource;
import org.jspecify.annotations.Nullable;
import org.wildfly.subsystem.resource.ChildResourceProvider;

/**
 * Children that exist as long as the application has such a thing; nothing of them is stored.
 *
 * @param names of all that there are now
 * @param find one by its name
 * @param <T> what they are
 */
record Living<T>(
    Function<LiveServer, Set<String>> names, BiFunction<LiveServer, String, Optional<T>> find)
    implements ChildResourceProvider {
  @Override
  public @Nullable Resource getChild(String name) {
    return named(name).isPresent() ? PlaceholderResource.INSTANCE : null;
  }

  @Override
  public Set<String> getChildren() {
    return LiveServers.running().map(names).orElse(Set.of());
  }

  /** The one that an operation is about, if it is still there. */
  Optional<T> of(OperationContext context) {
    return named(context.getCurrentAddressValue());
  }

  private Optional<T> named(String name) {
    return LiveServers.running().flatMap(server -> find.apply(server, name));
  }
}
