package org.confab.mediaserver.relay;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.confab.protocol.location.IpAddress;
import org.confab.protocol.location.Subnet;

/**
 * To whom the relay sends: public addresses, networks that were named, and the media ports of its
 * own address, where relays meet relays and conferences. Everything else is out of reach, so that
 * nobody comes through the relay to what only this machine or its network may reach.
 */
final class PeerRules {
  /** Addresses that are not public (RFC 6890). */
  private static final List<Subnet> INTERNAL =
      List.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "224.0.0.0/3",
              "::/96",
              "64:ff9b::/96",
              "100::/64",
              "fc00::/7",
              "fe80::/9",
              "ff00::/8")
          .stream()
          .map(Subnet::parse)
          .toList();

  /** Mail, web and their like are no media: the relay connects to nothing below. */
  private static final int LOWEST_TCP_PORT = 1024;

  private final RelaySettings settings;
  private final boolean loopbackOnly;
  private volatile Here here;

  /**
   * The addresses of this machine at a time; another object when they have changed.
   *
   * @param addresses all of them
   */
  record Here(Set<InetAddress> addresses) {
    /** Copies them. */
    Here {
      addresses = Set.copyOf(addresses);
    }
  }

  /**
   * @param host the addresses of this machine
   */
  PeerRules(RelaySettings settings, Set<InetAddress> host) {
    this.settings = settings;
    this.here = new Here(host);
    this.loopbackOnly = settings.bind().isLoopbackAddress() && isNamed(settings.bind());
  }

  /** The machine may have got addresses, or lost some; from any thread. */
  void host(Set<InetAddress> addresses) {
    if (!addresses.equals(here.addresses())) {
      here = new Here(addresses);
    }
  }

  /** What was said of the machine last: as long as it is the same, so are the answers. */
  Here here() {
    return here;
  }

  /** Whether something may be sent to that address at all. */
  boolean reaches(InetAddress peer) {
    // First: who listens everywhere is bound to such an address, and it would reach loopback.
    if (peer.isMulticastAddress() || peer.isAnyLocalAddress()) {
      return false;
    }
    return isOwn(peer) || isNamed(peer) || isNone(INTERNAL, peer);
  }

  private boolean isNamed(InetAddress peer) {
    return !isNone(settings.peers(), peer);
  }

  private static boolean isNone(List<Subnet> networks, InetAddress peer) {
    IpAddress address = IpAddress.parse(peer.getHostAddress());
    return networks.stream().noneMatch(network -> network.contains(address));
  }

  /**
   * Whether something may be sent to that port of an address that is {@link #reaches reached}. Of
   * this machine these are the media ports, whatever networks are named; only a relay that nobody
   * but this machine comes to reaches all of them.
   */
  boolean reaches(InetSocketAddress peer) {
    return peer.getPort() > 0
        && (loopbackOnly || !isHere(peer.getAddress()) || isMedia(peer.getPort()));
  }

  /** Whether a connection may be opened to that port. */
  boolean connects(InetSocketAddress peer) {
    return peer.getPort() >= LOWEST_TCP_PORT && reaches(peer.getAddress()) && reaches(peer);
  }

  private boolean isMedia(int port) {
    return port >= settings.lowestMediaPort() && port <= settings.highestPort();
  }

  private boolean isHere(InetAddress address) {
    return isOwn(address) || address.isLoopbackAddress() || here.addresses().contains(address);
  }

  private boolean isOwn(InetAddress address) {
    return address.equals(settings.announced()) || address.equals(settings.bind());
  }
}
