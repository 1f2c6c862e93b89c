package org.confab.ejb.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.confab.core.mcufactory.McuRegistry;
import org.confab.core.mcufactory.McuServer;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.mcu.McuDescription;
import org.confab.subsystem.live.Declined;
import org.confab.subsystem.live.LiveMediaServer;

/** The media servers, for administrators. */
@ApplicationScoped
class MediaFarm {
  private final McuRegistry registry;

  @Inject
  MediaFarm(McuRegistry registry) {
    this.registry = registry;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected MediaFarm() {
    this(null);
  }

  Set<String> names() {
    return registry.all().stream().map(McuServer::id).collect(Collectors.toSet());
  }

  Optional<LiveMediaServer> find(String name) {
    return registry.all().stream()
        .filter(server -> server.id().equals(name))
        .findFirst()
        .map(MediaFarm::shown);
  }

  void drain(String name, boolean drained) {
    if (registry.drain(name, drained).isEmpty()) {
      throw new Declined("There is no media server " + name + " now.");
    }
  }

  private static LiveMediaServer shown(McuServer server) {
    McuDescription said = server.description();
    return new LiveMediaServer(
        server.state().word(),
        said.types().stream().map(McuType::wireName).sorted().toList(),
        said.load().conferences(),
        said.load().maximumConferences(),
        said.load().legs(),
        said.load().maximumLegs(),
        server.heard().toString());
  }
}
