package org.confab.protocol.contacts;

import org.confab.protocol.xml.XmlElement;

/**
 * A group of contacts.
 *
 * @param id 1–63, given by the server; group 1 is the default one
 * @param name at most 256 bytes
 * @param externalUri what the client keeps with it, at most 1024 bytes
 */
public record ContactGroup(int id, String name, String externalUri) {
  /** The group that always exists and holds whoever is in no other. */
  public static final ContactGroup DEFAULT = new ContactGroup(1, "~", "");

  /** Greatest id ([MS-SIP] 2.2.3). */
  public static final int MAX_ID = 63;

  /** Longest name, in bytes. */
  public static final int MAX_NAME = 256;

  /** Longest external URI, in bytes. */
  public static final int MAX_EXTERNAL_URI = 1024;

  /** Throws {@link IllegalArgumentException} beyond the limits. */
  public ContactGroup {
    if (id < 1 || id > MAX_ID) {
      throw new IllegalArgumentException("not a group id: " + id);
    }
    check(name, externalUri);
  }

  /** Throws {@link IllegalArgumentException} if no group can be called so. */
  static void check(String name, String externalUri) {
    LimitExceeded.check(name, MAX_NAME, "group name");
    LimitExceeded.check(externalUri, MAX_EXTERNAL_URI, "externalURI");
    if (name.isBlank()) {
      throw new IllegalArgumentException("a group needs a name");
    }
  }

  static ContactGroup read(XmlElement element) {
    return new ContactGroup(
        ContactXml.groupId(element.required("id")),
        element.required("name"),
        element.attribute("externalURI").orElse(""));
  }

  XmlElement write(String elementName) {
    return XmlElement.of("", elementName)
        .with("id", Integer.toString(id))
        .with("name", name)
        .with("externalURI", externalUri);
  }
}
