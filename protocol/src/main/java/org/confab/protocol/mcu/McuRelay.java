package org.confab.protocol.mcu;

import static org.confab.protocol.mcu.McuNamespaces.MCU;

import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * Where clients find the media relay of a media server.
 *
 * @param intranet its host for clients inside
 * @param internet its host for clients outside
 * @param udpPort where it takes UDP
 * @param tcpPort where it takes TCP
 */
public record McuRelay(String intranet, String internet, int udpPort, int tcpPort) {
  static final String ELEMENT = "relay";

  /** Throws {@link IllegalArgumentException} for a host or port that is none. */
  public McuRelay {
    McuText.line("intranet", intranet);
    McuText.line("internet", internet);
    if (udpPort <= 0 || udpPort > 0xFFFF || tcpPort <= 0 || tcpPort > 0xFFFF) {
      throw new IllegalArgumentException("no port of a relay");
    }
  }

  XmlElement element() {
    return XmlElement.of(MCU, ELEMENT)
        .with("intranet", intranet)
        .with("internet", internet)
        .with("udp", Integer.toString(udpPort))
        .with("tcp", Integer.toString(tcpPort));
  }

  static McuRelay read(XmlElement element) {
    return new McuRelay(
        element.required("intranet"),
        element.required("internet"),
        (int) XmlValue.number(element.required("udp"), 0xFFFF),
        (int) XmlValue.number(element.required("tcp"), 0xFFFF));
  }
}
