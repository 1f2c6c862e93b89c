package org.confab.protocol.contacts;

import java.util.Locale;
import java.util.regex.Pattern;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlValue;

/** How attributes and texts of contact documents are read. */
final class ContactXml {
  private static final Pattern SCHEMES = Pattern.compile("sips?:", Pattern.CASE_INSENSITIVE);

  private ContactXml() {}

  static int groupId(String text) {
    return (int) XmlValue.number(text, ContactGroup.MAX_ID + 1L);
  }

  static long deltaNumber(String text) {
    return XmlValue.unsignedInt(text);
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
}
