package org.confab.protocol.contacts;

import java.util.List;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * A command in the SOAP body of a SERVICE ([MS-SIP] 2.2.4). Children are accepted in any order:
 * clients differ.
 */
public sealed interface ContactCommand {
  /** The names of the methods. */
  List<String> METHODS =
      List.of("setContact", "deleteContact", "addGroup", "modifyGroup", "deleteGroup");

  /** The list's number that the client believes current. */
  long deltaNumber();

  /** Adds the contact, or changes him. */
  record SetContact(Contact contact, long deltaNumber) implements ContactCommand {}

  /** Removes the contact. */
  record DeleteContact(SipUri uri, long deltaNumber) implements ContactCommand {}

  /** Adds a group; the answer tells its id. */
  record AddGroup(String name, String externalUri, long deltaNumber) implements ContactCommand {
    /** Throws {@link IllegalArgumentException} if no group can be called so. */
    public AddGroup {
      ContactGroup.check(name, externalUri);
    }
  }

  /** Renames a group. */
  record ModifyGroup(ContactGroup group, long deltaNumber) implements ContactCommand {}

  /** Removes an empty group. */
  record DeleteGroup(int id, long deltaNumber) implements ContactCommand {}

  /**
   * Reads the element of a method.
   *
   * @throws IllegalArgumentException if it is none of {@link #METHODS}, or a child is missing or
   *     bad
   */
  static ContactCommand read(XmlElement method) {
    return switch (method.name()) {
      case "setContact" -> new SetContact(contact(method), delta(method));
      case "deleteContact" -> new DeleteContact(ContactXml.uri(text(method, "URI")), delta(method));
      case "addGroup" ->
          new AddGroup(text(method, "name"), method.childText("externalURI"), delta(method));
      case "modifyGroup" ->
          new ModifyGroup(
              new ContactGroup(
                  ContactXml.groupId(text(method, "groupID")),
                  text(method, "name"),
                  method.childText("externalURI")),
              delta(method));
      case "deleteGroup" ->
          new DeleteGroup(ContactXml.groupId(text(method, "groupID")), delta(method));
      default -> throw new IllegalArgumentException("no contact command: " + method.name());
    };
  }

  private static Contact contact(XmlElement method) {
    return new Contact(
        ContactXml.uri(text(method, "URI")),
        method.childText("displayName"),
        Contact.groupIds(method.childText("groups")),
        method.child("subscribed").map(XmlElement::text).map(ContactXml::flag).orElse(true),
        method.childText("externalURI"),
        method.child("contactExtension"));
  }

  private static long delta(XmlElement method) {
    return ContactXml.deltaNumber(text(method, "deltaNum"));
  }

  private static String text(XmlElement method, String child) {
    return method
        .child(child)
        .map(XmlElement::text)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> new IllegalArgumentException(child + " is missing in " + method.name()));
  }
}
