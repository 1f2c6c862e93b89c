package org.confab.core.location;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.confab.core.location.NetworkElement.AccessPoint;
import org.confab.core.location.NetworkElement.Card;
import org.confab.core.location.NetworkElement.Network;
import org.confab.core.location.NetworkElement.Switch;
import org.confab.core.location.NetworkElement.SwitchPort;
import org.confab.protocol.location.CivicAddress;
import org.confab.protocol.location.IpAddress;
import org.confab.protocol.location.LocationRequest.Device;
import org.confab.protocol.location.Subnet;

/**
 * What a device sees, the most telling first ([MS-E911WS] 3.1.4.1): access point, port of a switch,
 * switch, subnet, the device's card. Of the subnets in which an address lies the smallest known one
 * counts.
 */
final class MatchOrder {
  private final Device device;

  MatchOrder(Device device) {
    this.device = device;
  }

  /** Everything whose place would help, to be looked up at once. */
  List<NetworkElement> wanted() {
    List<NetworkElement> all = new ArrayList<>(nearer());
    Stream.concat(device.ip().stream(), device.subnet().stream())
        .flatMap(address -> Subnet.containing(address).stream())
        .distinct()
        .map(Network::new)
        .forEach(all::add);
    device.mac().map(Card::new).ifPresent(all::add);
    return all;
  }

  /** The places that match, the best first, each once. */
  List<CivicAddress> matches(Map<NetworkElement, CivicAddress> known) {
    Stream<NetworkElement> seen =
        Stream.of(nearer().stream(), networks(known), device.mac().map(Card::new).stream())
            .flatMap(step -> step);
    return seen.filter(known::containsKey).map(known::get).distinct().toList();
  }

  private List<NetworkElement> nearer() {
    List<NetworkElement> all = new ArrayList<>();
    device.accessPoint().map(AccessPoint::new).ifPresent(all::add);
    device
        .chassis()
        .ifPresent(
            chassis -> {
              device.port().map(port -> new SwitchPort(chassis, port)).ifPresent(all::add);
              all.add(new Switch(chassis));
            });
    return all;
  }

  /**
   * The device tells its subnet without its length, so a smaller known subnet may begin at the same
   * address: the subnet counts by itself only where the device's own address does not decide.
   */
  private Stream<Network> networks(Map<NetworkElement, CivicAddress> known) {
    Optional<Subnet> bySubnet = device.subnet().flatMap(base -> smallest(base, known));
    Optional<Subnet> byIp = device.ip().flatMap(ip -> smallest(ip, known));
    boolean decided =
        byIp.isPresent() && (holds(byIp, device.subnet()) || holds(bySubnet, device.ip()));
    return Stream.of(decided ? Optional.<Subnet>empty() : bySubnet, byIp)
        .flatMap(Optional::stream)
        .map(Network::new);
  }

  private static boolean holds(Optional<Subnet> subnet, Optional<IpAddress> address) {
    return subnet.flatMap(network -> address.filter(network::contains)).isPresent();
  }

  private static Optional<Subnet> smallest(
      IpAddress address, Map<NetworkElement, CivicAddress> known) {
    return Subnet.containing(address).stream()
        .filter(subnet -> known.containsKey(new Network(subnet)))
        .findFirst();
  }
}
