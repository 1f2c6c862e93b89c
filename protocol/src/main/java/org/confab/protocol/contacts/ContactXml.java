package org.confab.protocol.contacts;

import java.util.Locale;
import java.util.regex.Pattern;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/** How attributes and texts of contact documents are read. */
final class ContactXml {
  private static final Pattern SCHEMES = Pattern.compile("sips?:", Pattern.CASE_INSENSITIVE);

  private ContactXml() {}

  static String required(XmlElement element, String attribute) {
    return element
        .attribute(attribute)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "attribute " + attribute + " is missing in " + element.name()));
  }

  static int groupId(String text) {
    return (int) number(text, ContactGroup.MAX_ID + 1L);
  }

  static long deltaNumber(String text) {
    return number(text, 0xFFFF_FFFFL);
  }

  static boolean flag(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0", "" -> false;
      default -> throw new IllegalArgumentException("neither true nor false: " + text);
    };
  }

  /** An address of somebody, with or without its scheme. */
  static SipUri uri(String text) {
    String bare = text.strip();
    boolean complete = SCHEMES.matcher(bare).lookingAt();
    SipUri uri = SipUri.parse(complete ? bare : "sip:" + bare);
    if (uri.user().isEmpty()) {
      throw new IllegalArgumentException("not the address of a user: " + text);
    }
    return uri;
  }

  private static long number(String text, long most) {
    try {
      long value = Long.parseLong(text.strip());
      if (value >= 0 && value <= most) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("not a number: " + text, notANumber);
    }
    throw new IllegalArgumentException("number out of range: " + text);
  }
}
