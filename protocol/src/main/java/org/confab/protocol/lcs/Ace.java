package org.confab.protocol.lcs;

import java.util.Locale;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * An access control entry ([MS-SIP] 2.2.3).
 *
 * @param type whom it names
 * @param mask address of record without scheme, or domain, in lower case; empty for everybody
 * @param rights what he may
 */
public record Ace(AceType type, String mask, AceRights rights) {
  /** Longest domain; the schema sets it. */
  public static final int MAX_DOMAIN = 255;

  /** Longest address. */
  public static final int MAX_ADDRESS = 454;

  /** Normalises; throws {@link IllegalArgumentException} if the mask does not fit the type. */
  public Ace {
    mask =
        switch (type) {
          case USER -> address(mask);
          case DOMAIN -> domain(mask);
          case ALL -> "";
        };
  }

  private static String address(String mask) {
    SipUri uri = LcsXml.uri(mask);
    String address = uri.address().toLowerCase(Locale.ROOT);
    if (uri.user().isEmpty() || address.length() > MAX_ADDRESS) {
      throw new IllegalArgumentException("not a user: " + mask);
    }
    return address;
  }

  private static String domain(String mask) {
    String domain = mask.strip().toLowerCase(Locale.ROOT);
    boolean letters =
        domain.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0);
    if (domain.length() < 2 || domain.length() > MAX_DOMAIN || !letters) {
      throw new IllegalArgumentException("not a domain: " + mask);
    }
    return domain;
  }

  /** Whether both name the same people. */
  public boolean sameSubject(Ace other) {
    return type == other.type && mask.equals(other.mask);
  }

  static Ace read(XmlElement element) {
    return new Ace(
        AceType.parse(element.required("type")),
        element.attribute("mask").orElse(""),
        AceRights.parse(element.attribute("rights").orElse("AA")));
  }

  XmlElement write() {
    XmlElement ace = XmlElement.of("", "ace").with("type", type.name());
    ace =
        switch (type) {
          case USER -> ace.with("mask", "sip:" + mask);
          case DOMAIN -> ace.with("mask", mask);
          case ALL -> ace;
        };
    return ace.with("rights", rights.asString());
  }
}
