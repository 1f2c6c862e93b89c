package org.confab.protocol.lcs;

import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/** Namespaces of this family of documents, and how their attributes are read. */
final class LcsXml {
  /** Of presence documents on the wire ([MS-SIP] 4.3); the schema's own one is never sent. */
  static final String PRESENCE = "http://schemas.microsoft.com/2002/09/sip/presence";

  static final String ADHOC_LIST = "urn:ietf:params:xml:ns:adrl";

  private LcsXml() {}

  /** The element, if it is the expected one; {@link IllegalArgumentException} otherwise. */
  static XmlElement root(XmlElement element, String name) {
    if (!element.name().equals(name)) {
      throw new IllegalArgumentException("expected " + name + ", found " + element.name());
    }
    return element;
  }

  static String required(XmlElement element, String attribute) {
    return element
        .attribute(attribute)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "attribute " + attribute + " is missing in " + element.name()));
  }

  /** The child of that name; {@link IllegalArgumentException} if there is none. */
  static XmlElement child(XmlElement element, String name) {
    return element
        .child(name)
        .orElseThrow(() -> new IllegalArgumentException(name + " is missing in " + element.name()));
  }

  /** An address with or without its scheme; clients write both. */
  static SipUri uri(String text) {
    String bare = text.strip();
    return SipUri.parse(bare.regionMatches(true, 0, "sip:", 0, 4) ? bare : "sip:" + bare).aor();
  }

  /** A whole number between 0 and {@code most}. */
  static long number(String text, long most) {
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
