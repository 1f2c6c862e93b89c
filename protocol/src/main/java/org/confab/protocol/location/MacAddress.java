package org.confab.protocol.location;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address of 48 bits, of a network card or of a wireless access point (its BSSID).
 *
 * @param value six pairs of hexadecimal digits in upper case with hyphens between them, as
 *     EnetMacAddressType is written
 */
public record MacAddress(String value) {
  /** Octets of an address. */
  public static final int OCTETS = 6;

  private static final HexFormat PAIRS = HexFormat.ofDelimiter("-").withUpperCase();
  private static final Pattern FORM =
      Pattern.compile(
          "[0-9A-Fa-f]{2}([-:][0-9A-Fa-f]{2}){5}"
              + "|[0-9A-Fa-f]{4}(\\.[0-9A-Fa-f]{4}){2}"
              + "|[0-9A-Fa-f]{12}");
  private static final Pattern BETWEEN = Pattern.compile("[-:.]");

  /** Throws {@link IllegalArgumentException} for any other spelling. */
  public MacAddress {
    if (!value.matches("[0-9A-F]{2}(-[0-9A-F]{2}){5}")) {
      throw new IllegalArgumentException("no MAC address");
    }
  }

  /**
   * Reads an address as devices and people write it: pairs with hyphens or colons, fours with dots,
   * or digits alone.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static MacAddress parse(String text) {
    String stripped = text.strip();
    if (!FORM.matcher(stripped).matches()) {
      throw new IllegalArgumentException("no MAC address such as 12-34-56-78-9A-BC");
    }
    String digits = BETWEEN.matcher(stripped).replaceAll("").toUpperCase(Locale.ROOT);
    return of(HexFormat.of().parseHex(digits));
  }

  /** The address of these six octets. */
  public static MacAddress of(byte[] octets) {
    return new MacAddress(PAIRS.formatHex(octets));
  }

  /** Its six octets. */
  public byte[] octets() {
    return PAIRS.parseHex(value);
  }

  /** As it is written. */
  public String asString() {
    return value;
  }
}
