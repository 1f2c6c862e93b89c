package org.confab.protocol.contacts;

import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/** One change of a contact list. */
public sealed interface ContactChange {
  /** A new group. */
  record GroupAdded(ContactGroup group) implements ContactChange {}

  /** A group has another name. */
  record GroupModified(ContactGroup group) implements ContactChange {}

  /** A group is gone. */
  record GroupDeleted(int id) implements ContactChange {}

  /** A new contact. */
  record ContactAdded(Contact contact) implements ContactChange {}

  /** A contact has another name or other groups. */
  record ContactModified(Contact contact) implements ContactChange {}

  /** A contact is gone. */
  record ContactDeleted(SipUri uri) implements ContactChange {}

  /** The element of a {@code contactDelta}. */
  default XmlElement write() {
    if (this instanceof GroupAdded added) {
      return added.group().write("addedGroup");
    } else if (this instanceof GroupModified modified) {
      return modified.group().write("modifiedGroup");
    } else if (this instanceof GroupDeleted deleted) {
      return XmlElement.of("", "deletedGroup").with("id", Integer.toString(deleted.id()));
    } else if (this instanceof ContactAdded added) {
      return added.contact().write("addedContact", true);
    } else if (this instanceof ContactModified modified) {
      return modified.contact().write("modifiedContact", true);
    }
    return XmlElement.of("", "deletedContact")
        .with("uri", ((ContactDeleted) this).uri().asString());
  }

  /** Reads such an element; throws {@link IllegalArgumentException} if it is another one. */
  static ContactChange read(XmlElement element) {
    return switch (element.name()) {
      case "addedGroup" -> new GroupAdded(ContactGroup.read(element));
      case "modifiedGroup" -> new GroupModified(ContactGroup.read(element));
      case "deletedGroup" -> new GroupDeleted(ContactXml.groupId(element.required("id")));
      case "addedContact" -> new ContactAdded(Contact.read(element));
      case "modifiedContact" -> new ContactModified(Contact.read(element));
      case "deletedContact" -> new ContactDeleted(ContactXml.uri(element.required("uri")));
      default -> throw new IllegalArgumentException("not a change: " + element.name());
    };
  }
}
