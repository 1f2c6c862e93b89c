package org.confab.protocol.presence;

import java.util.Locale;
import org.confab.protocol.xml.XmlElement;

/**
 * A member of a container.
 *
 * @param type user, domain, or a whole class of people
 * @param value address without {@code sip:} or domain, in lower case; empty for a class
 */
public record Member(MemberType type, String value) {
  /** Longest address, in characters. */
  public static final int MAX_LENGTH = 454;

  /** Throws {@link IllegalArgumentException} if a named member has no name, or too long a one. */
  public Member {
    value = type.named() ? bare(value) : "";
    if (type.named() && (value.isEmpty() || value.length() > MAX_LENGTH)) {
      throw new IllegalArgumentException("a " + type.asString() + " member needs a value");
    }
  }

  private static String bare(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith("sip:") ? lower.substring(4) : lower;
  }

  static Member read(XmlElement element) {
    return new Member(
        MemberType.parse(element.required("type")), element.attribute("value").orElse(""));
  }

  XmlElement write(XmlElement element) {
    XmlElement typed = element.with("type", type.asString());
    return type.named() ? typed.with("value", value) : typed;
  }
}
