package org.confab.protocol.location;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.confab.protocol.xml.XmlElement;

/**
 * An address as the post knows it (RFC 5139). Texts have no white space around them and single
 * blanks between words, as {@code xs:token} wants; two addresses of the same parts are equal.
 *
 * @param parts what is known; a part that is not is not in the map
 */
public record CivicAddress(Map<CivicPart, String> parts) {
  /** Namespace of the element. */
  public static final String NAMESPACE = "urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr";

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  /**
   * Takes the parts that are not blank.
   *
   * @throws IllegalArgumentException with a sentence for people if a part is too long, holds what
   *     no document may, or the country is no code of two letters (ISO 3166-1)
   */
  public CivicAddress {
    Map<CivicPart, String> known = new EnumMap<>(CivicPart.class);
    parts.forEach(
        (part, text) -> {
          String token = token(part, text);
          if (!token.isEmpty()) {
            known.put(part, token);
          }
        });
    parts = Collections.unmodifiableMap(known);
  }

  private static String token(CivicPart part, String text) {
    String token = SPACE.matcher(text).replaceAll(" ").strip();
    if (token.length() > part.longest()) {
      throw new IllegalArgumentException(
          part.label() + " is longer than " + part.longest() + " characters");
    }
    if (!token.codePoints().allMatch(CivicAddress::isCharacter)) {
      throw new IllegalArgumentException(part.label() + " holds a control character");
    }
    return part == CivicPart.COUNTRY ? country(token) : token;
  }

  private static String country(String token) {
    String code = token.toUpperCase(Locale.ROOT);
    if (!code.isEmpty() && !COUNTRY.matcher(code).matches()) {
      throw new IllegalArgumentException("country is no code of two letters such as US");
    }
    return code;
  }

  private static boolean isCharacter(int point) {
    return point >= 0x20
        && point != 0x7F
        && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
        && point != 0xFFFE
        && point != 0xFFFF;
  }

  /** A part, if it is known. */
  public Optional<String> part(CivicPart part) {
    return Optional.ofNullable(parts.get(part));
  }

  /** A part; empty if it is not known. */
  public String text(CivicPart part) {
    return parts.getOrDefault(part, "");
  }

  /**
   * Reads the element; parts that are not in {@link CivicPart} are passed over.
   *
   * @throws IllegalArgumentException as the constructor
   */
  public static CivicAddress read(XmlElement civicAddress) {
    Map<CivicPart, String> parts = new EnumMap<>(CivicPart.class);
    for (CivicPart part : CivicPart.values()) {
      parts.put(part, civicAddress.childText(part.wireName()));
    }
    return new CivicAddress(parts);
  }

  /**
   * The element with every part in the order of the schema, an unknown one as an empty element as
   * the product writes it; the country, which may not be empty, is left out then.
   */
  public XmlElement write() {
    XmlElement address = XmlElement.of(NAMESPACE, "civicAddress");
    for (CivicPart part : CivicPart.values()) {
      if (part != CivicPart.COUNTRY || parts.containsKey(part)) {
        address = address.withTextChild(part.wireName(), text(part));
      }
    }
    return address;
  }
}
