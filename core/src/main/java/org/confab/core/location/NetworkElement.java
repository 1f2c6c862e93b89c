package org.confab.core.location;

import java.util.Locale;
import java.util.stream.Stream;
import org.confab.protocol.location.LldpId;
import org.confab.protocol.location.LldpSubtypes;
import org.confab.protocol.location.MacAddress;
import org.confab.protocol.location.Subnet;

/** Something in the network that has its place, so that a device that sees it has one too. */
public sealed interface NetworkElement {
  /** Stands in no id: texts with control characters are written in hexadecimal digits. */
  String BETWEEN = "\t";

  /** What it is. */
  Kind kind();

  /** How administrators write it; with {@link #port} what {@link #parse} reads. */
  String id();

  /** The second part of how administrators write it; empty but for a port of a switch. */
  default String port() {
    return "";
  }

  /** What names it in a store: kind and id in one spelling. */
  default String key() {
    return kind().asString() + BETWEEN + id() + (port().isEmpty() ? "" : BETWEEN + port());
  }

  /** Reads a {@link #key}; {@link IllegalArgumentException} if it is none. */
  static NetworkElement ofKey(String key) {
    String[] parts = key.split(BETWEEN, -1);
    if (parts.length < 2) {
      throw new IllegalArgumentException("no key of something in the network");
    }
    return parse(Kind.parse(parts[0]), parts[1], parts.length > 2 ? parts[2] : "");
  }

  /** The kinds, in the order in which the product matches them ([MS-E911WS] 3.1.4.1). */
  enum Kind {
    /** A wireless access point. */
    WAP,
    /** A port of a switch. */
    PORT,
    /** A whole switch. */
    SWITCH,
    /** A network of addresses. */
    SUBNET,
    /** The device's own network card. */
    MAC;

    /** As administrators write it. */
    public String asString() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what administrators write; {@link IllegalArgumentException} for another word. */
    public static Kind parse(String text) {
      String wanted = text.strip().toUpperCase(Locale.ROOT);
      return Stream.of(values())
          .filter(kind -> kind.name().equals(wanted))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "type is not one of wap, port, switch, subnet, mac and location"));
    }
  }

  /**
   * A wireless access point.
   *
   * @param bssid its address
   */
  record AccessPoint(MacAddress bssid) implements NetworkElement {
    @Override
    public Kind kind() {
      return Kind.WAP;
    }

    @Override
    public String id() {
      return bssid.asString();
    }
  }

  /**
   * A port of a switch.
   *
   * @param chassis the switch
   * @param portId the port
   */
  record SwitchPort(LldpId chassis, LldpId portId) implements NetworkElement {
    @Override
    public Kind kind() {
      return Kind.PORT;
    }

    @Override
    public String id() {
      return LldpSubtypes.CHASSIS.write(chassis);
    }

    @Override
    public String port() {
      return LldpSubtypes.PORT.write(portId);
    }
  }

  /**
   * A switch.
   *
   * @param chassis what it calls itself
   */
  record Switch(LldpId chassis) implements NetworkElement {
    @Override
    public Kind kind() {
      return Kind.SWITCH;
    }

    @Override
    public String id() {
      return LldpSubtypes.CHASSIS.write(chassis);
    }
  }

  /**
   * A network of addresses.
   *
   * @param subnet its prefix
   */
  record Network(Subnet subnet) implements NetworkElement {
    @Override
    public Kind kind() {
      return Kind.SUBNET;
    }

    @Override
    public String id() {
      return subnet.asString();
    }
  }

  /**
   * A device's network card.
   *
   * @param mac its address
   */
  record Card(MacAddress mac) implements NetworkElement {
    @Override
    public Kind kind() {
      return Kind.MAC;
    }

    @Override
    public String id() {
      return mac.asString();
    }
  }

  /**
   * Reads what administrators write, in any spelling.
   *
   * @param port of a port alone
   * @throws IllegalArgumentException with a sentence for people if it is none
   */
  static NetworkElement parse(Kind kind, String id, String port) {
    if (kind != Kind.PORT && !port.isBlank()) {
      throw new IllegalArgumentException("only the type port has a port");
    }
    return switch (kind) {
      case WAP -> new AccessPoint(MacAddress.parse(id));
      case PORT -> new SwitchPort(LldpSubtypes.CHASSIS.parse(id), LldpSubtypes.PORT.parse(port));
      case SWITCH -> new Switch(LldpSubtypes.CHASSIS.parse(id));
      case SUBNET -> new Network(Subnet.parse(id));
      case MAC -> new Card(MacAddress.parse(id));
    };
  }
}
