package org.confab.protocol.contacts;

import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/** How attributes and texts of contact documents are read. */
final class ContactXml {
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
    return text.equals("true") || text.equals("1");
  }

  static SipUri uri(String text) {
    String bare = text.strip();
    boolean complete = bare.regionMatches(true, 0, "sip:", 0, 4);
    return SipUri.parse(complete ? bare : "sip:" + bare);
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
