package org.confab.mediaserver;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.confab.mediaserver.relay.RelayLimits;
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
 * @param limits what it bears
 */
public record EdgeSettings(RelaySettings relay, McuRelay announced, RelayLimits limits) {
  private static final long LEAST_RATE = 10_000;
  private static final long MOST_RATE = 1_000_000_000;
  private static final long LEAST_BURST = 64 * 1024;

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
    int port = MediaSettings.port("relay.port", text(set, "relay.port"));
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
            set.apply("relay.announced.tcp.port")
                .map(text -> MediaSettings.port("relay.announced.tcp.port", text))
                .orElse(port));
    return new EdgeSettings(relay, announced, limits(set));
  }

  private static RelayLimits limits(Function<String, Optional<String>> set) {
    RelayLimits.OfUser usual = RelayLimits.DEFAULT.user();
    long rate = number(set, "relay.user.rate", usual.bytesPerSecond(), LEAST_RATE, MOST_RATE);
    return RelayLimits.DEFAULT
        .with(
            new RelayLimits.OfUser(
                (int) number(set, "relay.user.allocations", usual.allocations(), 1, 999),
                rate,
                Math.max(LEAST_BURST, rate / 2)))
        .withBytesPerSecondOfAll(
            number(
                set,
                "relay.rate",
                RelayLimits.DEFAULT.bytesPerSecondOfAll(),
                LEAST_RATE,
                MOST_RATE));
  }

  private static long number(
      Function<String, Optional<String>> set, String name, long usual, long least, long most) {
    long number = set.apply(name).map(text -> MediaSettings.number(name, text)).orElse(usual);
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          "confab.media.%s is %d, and not from %d to %d".formatted(name, number, least, most));
    }
    return number;
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
