package org.confab.protocol.location;

import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What a switch tells of itself or of one of its ports: the value of the Chassis ID or Port ID TLV
 * of LLDP (IEEE 802.1AB 8.5.2, 8.5.3), a subtype and an id.
 *
 * @param subtype what kind of id it is; the numbers mean different things of a chassis and a port
 * @param octets the id, 1 to 255 octets in hexadecimal in lower case
 */
public record LldpId(int subtype, String octets) {
  /** Most octets of an id. */
  public static final int MAX_OCTETS = 255;

  private static final Pattern OCTETS = Pattern.compile("([0-9a-f]{2}){1," + MAX_OCTETS + "}");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final int MAX_BASE64 = 1024;

  /** Throws {@link IllegalArgumentException} if that cannot stand in a TLV. */
  public LldpId {
    if (subtype < 0 || subtype > 255 || !OCTETS.matcher(octets).matches()) {
      throw new IllegalArgumentException("no LLDP id: it has a subtype and 1 to 255 octets");
    }
  }

  /** An id of these octets. */
  public static LldpId of(int subtype, byte[] id) {
    return new LldpId(subtype, HexFormat.of().formatHex(id));
  }

  /**
   * Reads the TLV's value as requests carry it (LLDPChassisIDOrPortIDTLVType): subtype octet and id
   * in Base64.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static LldpId ofBase64(String text) {
    if (text.length() > MAX_BASE64) {
      throw new IllegalArgumentException("an LLDP id longer than " + MAX_OCTETS + " octets");
    }
    byte[] value = Base64.getDecoder().decode(SPACE.matcher(text).replaceAll(""));
    if (value.length < 2) {
      throw new IllegalArgumentException("no LLDP id: it has a subtype and 1 to 255 octets");
    }
    return new LldpId(value[0] & 0xFF, HexFormat.of().formatHex(value, 1, value.length));
  }

  /** The TLV's value in Base64. */
  public String asBase64() {
    byte[] id = bytes();
    byte[] value = new byte[id.length + 1];
    value[0] = (byte) subtype;
    System.arraycopy(id, 0, value, 1, id.length);
    return Base64.getEncoder().encodeToString(value);
  }

  /** The id without its subtype. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(octets);
  }
}
