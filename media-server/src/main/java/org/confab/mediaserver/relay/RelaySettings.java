package org.confab.mediaserver.relay;

import java.net.InetAddress;
import java.util.List;
import org.confab.protocol.location.Subnet;

/**
 * Where the relay listens and whom it reaches.
 *
 * @param bind address that clients and peers come to
 * @param announced address that relayed addresses are told with; another one behind NAT
 * @param udpPort for clients over UDP
 * @param tcpPort for clients over TCP
 * @param lowestPort first port of relayed addresses
 * @param highestPort last port of relayed addresses
 * @param lowestMediaPort first port of media at this address: from here to {@code highestPort}
 *     there are the relay and the conferences of this media server
 * @param peers networks that are reached although they are not public
 */
public record RelaySettings(
    InetAddress bind,
    InetAddress announced,
    int udpPort,
    int tcpPort,
    int lowestPort,
    int highestPort,
    int lowestMediaPort,
    List<Subnet> peers) {
  /** Throws {@link IllegalArgumentException} for a range of ports that is none. */
  public RelaySettings {
    peers = List.copyOf(peers);
    if (lowestPort < 1024 || highestPort > 0xFFFF || lowestPort >= highestPort) {
      throw new IllegalArgumentException("no range of ports: " + lowestPort + "-" + highestPort);
    }
    if (announced.isAnyLocalAddress()) {
      throw new IllegalArgumentException("relayed addresses need an address of their own");
    }
  }
}
