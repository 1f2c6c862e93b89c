package org.confab.protocol.mras;

import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * A media relay as clients are told of it.
 *
 * @param location from where it is reached under that host
 * @param host its name or IP address
 * @param direct whether the host is written as an IP address ({@code directIPAddress})
 * @param udpPort where it takes UDP
 * @param tcpPort where it takes TCP
 */
public record MediaRelay(
    RelayLocation location, String host, boolean direct, int udpPort, int tcpPort) {
  static final String ELEMENT = "mediaRelay";
  private static final int MAX_HOST = 255;

  /** Throws {@link IllegalArgumentException} for a host or port that is none. */
  public MediaRelay {
    if (host.isEmpty() || host.length() > MAX_HOST) {
      throw new IllegalArgumentException("no host of a relay");
    }
    if (udpPort <= 0 || udpPort > 0xFFFF || tcpPort <= 0 || tcpPort > 0xFFFF) {
      throw new IllegalArgumentException("no port of a relay");
    }
  }

  XmlElement write() {
    return XmlElement.of(MrasRequest.NAMESPACE, ELEMENT)
        .withTextChild("location", location.wireName())
        .withTextChild(direct ? "directIPAddress" : "hostName", host)
        .withTextChild("udpPort", Integer.toString(udpPort))
        .withTextChild("tcpPort", Integer.toString(tcpPort));
  }

  static MediaRelay read(XmlElement element) {
    boolean direct = element.child("hostName").isEmpty();
    String word = element.childText("location");
    return new MediaRelay(
        RelayLocation.find(word)
            .orElseThrow(() -> new IllegalArgumentException("unknown location: " + word)),
        element.childText(direct ? "directIPAddress" : "hostName"),
        direct,
        (int) XmlValue.number(element.childText("udpPort"), 0xFFFF),
        (int) XmlValue.number(element.childText("tcpPort"), 0xFFFF));
  }
}
