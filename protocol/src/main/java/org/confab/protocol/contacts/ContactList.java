package org.confab.protocol.contacts;

import java.util.List;
import org.confab.protocol.xml.XmlElement;

/**
 * A user's whole contact list. On the wire it has no namespace.
 *
 * @param deltaNumber raised by one with every change
 * @param groups the groups, the default one among them
 * @param contacts the contacts
 */
public record ContactList(long deltaNumber, List<ContactGroup> groups, List<Contact> contacts) {
  /** The Content-Type of list and changes. */
  public static final String CONTENT_TYPE = "application/vnd-microsoft-roaming-contacts+xml";

  /** The number of a list that was never changed. */
  public static final long FIRST_NUMBER = 1;

  /** The list of somebody who never had one. */
  public static final ContactList EMPTY =
      new ContactList(FIRST_NUMBER, List.of(ContactGroup.DEFAULT), List.of());

  /** Copies its lists. */
  public ContactList {
    groups = List.copyOf(groups);
    contacts = List.copyOf(contacts);
  }

  /** Reads the document; throws {@link IllegalArgumentException} if it is another one. */
  public static ContactList read(XmlElement document) {
    if (!document.name().equals("contactList")) {
      throw new IllegalArgumentException("expected contactList, found " + document.name());
    }
    return new ContactList(
        ContactXml.deltaNumber(document.required("deltaNum")),
        document.children("group").map(ContactGroup::read).toList(),
        document.children("contact").map(Contact::read).toList());
  }

  /** The document. */
  public XmlElement write() {
    return XmlElement.of("", "contactList")
        .with("deltaNum", Long.toString(deltaNumber))
        .with(groups.stream().map(group -> group.write("group")).toList())
        .with(contacts.stream().map(contact -> contact.write("contact", false)).toList());
  }
}
