package org.confab.protocol.contacts;

import java.util.Optional;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * A command in the SOAP body of a SERVICE ([MS-SIP] 2.2.4). Children are accepted in any order:
 * clients differ.
 */
public sealed interface ContactCommand {
  /** The Content-Type of request and answer, in the spelling of these clients. */
  String CONTENT_TYPE = "application/SOAP+xml";

  /** The list's number that the client believes current. */
  long deltaNumber();

  /** Adds the contact, or changes him. */
  record SetContact(Contact contact, long deltaNumber) implements ContactCommand {}

  /** Removes the contact. */
  record DeleteContact(SipUri uri, long deltaNumber) implements ContactCommand {}

  /** Adds a group; the answer tells its id. */
  record AddGroup(String name, String externalUri, long deltaNumber) implements ContactCommand {}

  /** Renames a group. */
  record ModifyGroup(ContactGroup group, long deltaNumber) implements ContactCommand {}

  /** Removes an empty group. */
  record DeleteGroup(int id, long deltaNumber) implements ContactCommand {}

  /**
   * Reads the envelope; empty if it holds a method that is no contact command.
   *
   * @throws IllegalArgumentException if it is no SOAP envelope, or a child is missing or bad
   */
  static Optional<ContactCommand> read(XmlElement envelope) {
    XmlElement method =
        envelope
            .path("Body")
            .flatMap(body -> body.children().stream().findFirst())
            .filter(any -> envelope.name().equals("Envelope"))
            .orElseThrow(() -> new IllegalArgumentException("no SOAP method"));
    return switch (method.name()) {
      case "setContact" -> Optional.of(new SetContact(contact(method), delta(method)));
      case "deleteContact" ->
          Optional.of(new DeleteContact(ContactXml.uri(text(method, "URI")), delta(method)));
      case "addGroup" ->
          Optional.of(
              new AddGroup(text(method, "name"), method.childText("externalURI"), delta(method)));
      case "modifyGroup" ->
          Optional.of(
              new ModifyGroup(
                  new ContactGroup(
                      ContactXml.groupId(text(method, "groupID")),
                      text(method, "name"),
                      method.childText("externalURI")),
                  delta(method)));
      case "deleteGroup" ->
          Optional.of(new DeleteGroup(ContactXml.groupId(text(method, "groupID")), delta(method)));
      default -> Optional.empty();
    };
  }

  private static Contact contact(XmlElement method) {
    return new Contact(
        ContactXml.uri(text(method, "URI")),
        method.childText("displayName"),
        Contact.groupIds(method.childText("groups")),
        ContactXml.flag(method.childText("subscribed")),
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
