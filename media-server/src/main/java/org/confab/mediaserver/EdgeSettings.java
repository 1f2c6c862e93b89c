package org.confab.mediaserver;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.confab.mediaserver.relay.RelaySettings;
import org.confab.mediaserver.rtp.PortRange;
import org.confab.protocol.location.IpAddress;
import org.confab.protocol.location.Subnet;
import org.confab.protocol.mcu.McuRelay;

/**
 * The media relay of this process.
 *
 * @param relay where it listens and whom it reaches
 * @param announced what clients are told of it
 */
public record EdgeSettings(RelaySettings relay, McuRelay announced) {
  /**
   * Reads them; empty without {@code relay.address}.
   *
   * @param properties values by their names behind {@code confab.media.}
   * @throws IllegalArgumentException if anything is missing or bad
   */
  static Optional<EdgeSettings> of(Function<String, Optional<String>> properties) {
    Function<String, Optional<String>> set =
        name -> properties.apply(name).map(String::strip).filter(text -> !text.isEmpty());
    return set.apply("relay.address").map(address -> read(address, set));
  }

  private static EdgeSettings read(String address, Function<String, Optional<String>> set) {
    PortRange ports = PortRange.parse(text(set, "relay.ports"));
    int port = Integer.parseInt(text(set, "relay.port"));
    RelaySettings relay =
        new RelaySettings(
            address(text(set, "bind")),
            address(address),
            port,
            port,
            ports.first(),
            ports.last(),
            PortRange.parse(text(set, "rtp.ports")).first(),
            peers(set.apply("relay.peers").orElse("")));
    String intranet = set.apply("relay.host").orElse(address);
    McuRelay announced =
        new McuRelay(
            intranet,
            set.apply("relay.internet.host").orElse(intranet),
            port,
            set.apply("relay.announced.tcp.port").map(Integer::valueOf).orElse(port));
    return new EdgeSettings(relay, announced);
  }

  private static List<Subnet> peers(String text) {
    return Stream.of(text.split(",", -1))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .map(Subnet::parse)
        .toList();
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(IpAddress.parse(text).asString());
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException("no address: " + text, impossible);
    }
  }

  private static String text(Function<String, Optional<String>> set, String name) {
    return set.apply(name)
        .orElseThrow(() -> new IllegalArgumentException("confab.media." + name + " is not set"));
  }
}
