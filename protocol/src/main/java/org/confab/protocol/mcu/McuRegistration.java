package org.confab.protocol.mcu;

import static org.confab.protocol.mcu.McuNamespaces.MCU;

import java.util.UUID;
import org.confab.protocol.xml.XmlElement;

/**
 * The server's answer to a {@code ping}: the MCU is in its registry.
 *
 * @param server made anew when the server starts: conferences of an earlier one exist no more, and
 *     the MCU ends them
 */
public record McuRegistration(UUID server) {
  private static final String ELEMENT = "registered";

  /** The element inside the answer. */
  public XmlElement element() {
    return XmlElement.of(MCU, ELEMENT).with("server", server.toString());
  }

  /** Reads {@link #element}; {@link IllegalArgumentException} if it is none. */
  public static McuRegistration read(XmlElement element) {
    return new McuRegistration(UUID.fromString(element.named(ELEMENT).required("server")));
  }
}
