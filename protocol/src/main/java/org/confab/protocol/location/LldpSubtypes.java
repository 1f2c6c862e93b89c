package org.confab.protocol.location;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.confab.protocol.xml.XmlValue;

/**
 * How people write LLDP ids: the name of the subtype, a colon and the id, such as {@code
 * mac:12-34-56-78-9A-BC} or {@code name:Gi1/0/7}. What is no plain text is written as {@code 0x}
 * and hexadecimal digits; a subtype without a name as its number.
 */
public enum LldpSubtypes {
  /** Chassis ID subtypes (IEEE 802.1AB table 8-2), from 1. */
  CHASSIS("component", "alias", "port", "mac", "address", "name", "local"),
  /** Port ID subtypes (IEEE 802.1AB table 8-3), from 1. */
  PORT("alias", "component", "mac", "address", "name", "circuit", "local");

  private static final String MAC = "mac";

  private final List<String> names;

  LldpSubtypes(String... names) {
    this.names = List.of(names);
  }

  /**
   * Reads an id; a MAC address may stand alone.
   *
   * @throws IllegalArgumentException with a sentence for people if it is none
   */
  public LldpId parse(String text) {
    String stripped = text.strip();
    try {
      return LldpId.of(number(MAC), MacAddress.parse(stripped).octets());
    } catch (IllegalArgumentException notAlone) {
      return parseNamed(stripped, notAlone);
    }
  }

  private LldpId parseNamed(String text, IllegalArgumentException notAlone) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(
          "no LLDP id: write one of " + String.join(", ", names) + ", a colon and the id",
          notAlone);
    }
    int subtype = number(text.substring(0, colon).strip().toLowerCase(Locale.ROOT));
    String id = text.substring(colon + 1).strip();
    if (id.startsWith("0x")) {
      return new LldpId(subtype, id.substring(2).toLowerCase(Locale.ROOT));
    }
    return subtype == number(MAC)
        ? LldpId.of(subtype, MacAddress.parse(id).octets())
        : LldpId.of(subtype, id.getBytes(StandardCharsets.UTF_8));
  }

  private int number(String name) {
    int place = names.indexOf(name);
    return place >= 0 ? place + 1 : (int) XmlValue.number(name, 255);
  }

  /** The id as {@link #parse} reads it. */
  public String write(LldpId id) {
    byte[] octets = id.bytes();
    if (id.subtype() < 1 || id.subtype() > names.size()) {
      return id.subtype() + ":" + hexadecimal(octets);
    }
    String name = names.get(id.subtype() - 1);
    if (name.equals(MAC)) {
      boolean whole = octets.length == MacAddress.OCTETS;
      return name + ":" + (whole ? MacAddress.of(octets).asString() : hexadecimal(octets));
    }
    return name + ":" + (isPlain(octets) ? text(octets) : hexadecimal(octets));
  }

  private static boolean isPlain(byte[] octets) {
    String text = text(octets);
    return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), octets)
        && text.equals(text.strip())
        && !text.startsWith("0x")
        && text.codePoints().noneMatch(Character::isISOControl);
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.UTF_8);
  }

  private static String hexadecimal(byte[] octets) {
    return "0x" + HexFormat.of().formatHex(octets);
  }
}
