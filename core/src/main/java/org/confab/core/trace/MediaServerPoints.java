package org.confab.core.trace;

import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;
import org.confab.core.mcufactory.McuRegistry;
import org.confab.core.mcufactory.McuServer;

/** Names media servers as their connections of SIP are named, so that each is one party. */
public final class MediaServerPoints {
  private final McuRegistry registry;

  /** Looks there. */
  public MediaServerPoints(McuRegistry registry) {
    this.registry = registry;
  }

  /** The one that takes commands at that address. */
  public TracePoint at(URI control) {
    return point(
        control.getHost() + ":" + control.getPort(),
        server -> server.description().control().equals(control));
  }

  /** The one that has sent a command from that IP address; the first if there are several. */
  public TracePoint from(String host, int port) {
    return point(
        host + ":" + port,
        server ->
            Optional.ofNullable(server.description().control().getHost())
                .filter(host::equals)
                .isPresent());
  }

  private TracePoint point(String address, Predicate<McuServer> one) {
    Optional<String> name = registry.all().stream().filter(one).map(McuServer::id).findFirst();
    return new TracePoint(
        name.orElse(address), TracePoint.Kind.MEDIA_SERVER, "https", address, name);
  }
}
