package org.confab.protocol.xml;

import java.util.Map;

/** The prefixes that clients of this family expect to see for qualified attributes. */
final class XmlNamespaces {
  private static final Map<String, String> PREFIXES =
      Map.of(
          "http://www.w3.org/2001/XMLSchema-instance", "xsi",
          "http://www.w3.org/XML/1998/namespace", "xml",
          "urn:ietf:params:xml:ns:conference-info", "ci",
          "http://schemas.microsoft.com/rtc/2005/08/confinfoextensions", "msci",
          "http://schemas.microsoft.com/rtc/2005/08/cccpextensions", "mscp");

  private XmlNamespaces() {}

  /** The well-known prefix of a namespace, or {@code nsN}. */
  static String prefix(String namespace, int next) {
    return PREFIXES.getOrDefault(namespace, "ns" + next);
  }
}
