package org.confab.protocol.mcu;

import static org.confab.protocol.mcu.McuNamespaces.MCU;

import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.confab.protocol.mras.RelayKey;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * The server's answer to a {@code ping}: the MCU is in its registry.
 *
 * @param server made anew when the server starts: conferences of an earlier one exist no more, and
 *     the MCU ends them
 * @param relayKeys what the MCU's media relay checks credentials with: those that hold now. They
 *     travel over mutual TLS alone and are kept in memory alone.
 */
public record McuRegistration(UUID server, List<RelayKey> relayKeys) {
  private static final String ELEMENT = "registered";
  private static final String KEY = "relay-key";

  /** Copies its list. */
  public McuRegistration {
    relayKeys = List.copyOf(relayKeys);
  }

  /** A registration without keys. */
  public McuRegistration(UUID server) {
    this(server, List.of());
  }

  /** The element inside the answer. */
  public XmlElement element() {
    return XmlElement.of(MCU, ELEMENT)
        .with("server", server.toString())
        .with(relayKeys.stream().map(McuRegistration::key).toList());
  }

  private static XmlElement key(RelayKey key) {
    return XmlElement.of(MCU, KEY)
        .with("name", key.name())
        .withText(Base64.getEncoder().encodeToString(key.bytes()));
  }

  /** Reads {@link #element}; {@link IllegalArgumentException} if it is none. */
  public static McuRegistration read(XmlElement element) {
    XmlElement registered = element.named(ELEMENT);
    return new McuRegistration(
        XmlValue.uuid(registered.required("server")),
        registered.children(KEY).map(McuRegistration::readKey).toList());
  }

  private static RelayKey readKey(XmlElement key) {
    return new RelayKey(key.required("name"), Base64.getDecoder().decode(key.text()));
  }
}
