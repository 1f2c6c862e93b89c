package org.confab.protocol.presence;

import org.confab.protocol.xml.XmlElement;

/**
 * What the server publishes of a user from the directory, as {@code contactCard} instance 0. Empty
 * texts are left out.
 *
 * @param displayName name shown to others
 * @param email mail address
 * @param title job title
 * @param department department
 * @param office office
 * @param phone work number in E.164
 */
public record ContactCard(
    String displayName,
    String email,
    String title,
    String department,
    String office,
    String phone) {

  /** What anybody may know: name and mail address. */
  public ContactCard identity() {
    return new ContactCard(displayName, email, "", "", "", "");
  }

  /** The element. */
  public XmlElement write() {
    XmlElement identity =
        element("identity").with(element("name").withTextChild("displayName", displayName));
    if (!email.isEmpty()) {
      identity = identity.withTextChild("email", email);
    }
    XmlElement card = element("contactCard").with(identity);
    card = withText(card, "department", department);
    card = withText(card, "title", title);
    card = withText(card, "office", office);
    return phone.isEmpty() ? card : card.with(workPhone());
  }

  private XmlElement workPhone() {
    return element("phone")
        .with("type", "work")
        .withTextChild("uri", "tel:" + phone)
        .withTextChild("displayString", phone);
  }

  private static XmlElement withText(XmlElement card, String name, String text) {
    return text.isEmpty() ? card : card.withTextChild(name, text);
  }

  private static XmlElement element(String name) {
    return XmlElement.of(PresenceXml.CONTACT_CARD, name);
  }
}
