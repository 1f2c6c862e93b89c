package org.confab.protocol.conference;

import java.util.Optional;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * Reads conference-info documents as clients read them: by local names, skipping what it does not
 * know. What is known but bad is an {@link IllegalArgumentException}.
 */
public final class ConferenceDocumentReader {
  private ConferenceDocumentReader() {}

  /** Reads the body of a notification; throws {@code XmlRefused} if it is not well-formed. */
  public static ConferenceDocument read(byte[] document) {
    return read(Xml.read(document));
  }

  /** Reads a conference-info element. */
  public static ConferenceDocument read(XmlElement info) {
    if (!info.name().equals("conference-info")) {
      throw new IllegalArgumentException("not a conference-info element: " + info.name());
    }
    ConferenceUri entity =
        ConferenceUri.parse(info.attribute("entity").orElse(""))
            .orElseThrow(() -> new IllegalArgumentException("no conference entity"));
    return new ConferenceDocument(
        entity,
        state(info, DocumentState.FULL),
        XmlValue.unsignedInt(info.attribute("version").orElse("1")),
        info.attribute("static").map(text -> text.equals("true")).orElse(false),
        info.child("conference-description").map(ConferenceDocumentReader::description),
        info.child("users").map(ConferenceDocumentReader::roster),
        info.child("conference-view").stream()
            .flatMap(view -> view.children("entity-view"))
            .map(ConferenceDocumentReader::view)
            .toList());
  }

  private static DocumentState state(XmlElement element, DocumentState otherwise) {
    return element
        .attribute("state")
        .map(
            text ->
                DocumentState.find(text)
                    .orElseThrow(() -> new IllegalArgumentException("no such state: " + text)))
        .orElse(otherwise);
  }

  private static ConferenceDescription description(XmlElement description) {
    return new ConferenceDescription(
        description.childText("subject"),
        description.path("conf-uris").stream()
            .flatMap(uris -> uris.children("entry"))
            .flatMap(entry -> McuType.find(entry.childText("purpose")).stream())
            .toList(),
        description
            .child("organizer")
            .map(
                organizer ->
                    new ConferenceDescription.Organizer(
                        organizer.childText("entity"), organizer.childText("display-name"))),
        text(description, "conference-id").map(ConferenceId::of),
        text(description, "admission-policy").flatMap(AdmissionPolicy::find),
        text(description, "expiry-time").map(XmlValue::instant),
        description.child("notification-data"),
        description.child("organizer-roaming-data"),
        access(description));
  }

  private static ConferenceDescription.Access access(XmlElement description) {
    return new ConferenceDescription.Access(
        description.path("conference-key", "cms-data").map(XmlElement::text),
        text(description, "join-url"),
        text(description, "lobby-capable").map(lobby -> lobby.equals("true")),
        text(description, "autopromote").map(XmlValue::unsignedInt));
  }

  private static Optional<String> text(XmlElement parent, String name) {
    return parent.child(name).map(XmlElement::text).filter(text -> !text.isEmpty());
  }

  private static Roster roster(XmlElement users) {
    return new Roster(
        state(users, DocumentState.FULL),
        users.attribute("participant-count").map(Integer::valueOf),
        users.children("user").map(ConferenceDocumentReader::user).toList());
  }

  private static Roster.User user(XmlElement user) {
    return new Roster.User(
        SipUri.parse(user.attribute("entity").orElse("")),
        state(user, DocumentState.FULL),
        user.childText("display-text"),
        user.child("roles").stream()
            .flatMap(roles -> roles.children("entry"))
            .flatMap(entry -> Role.find(entry.text()).stream())
            .toList(),
        user.children("endpoint").map(ConferenceDocumentReader::endpoint).toList());
  }

  /** Reads an endpoint element. */
  public static Roster.Endpoint endpoint(XmlElement endpoint) {
    return new Roster.Endpoint(
        endpoint.attribute("entity").orElse(""),
        endpoint.attribute("session-type").orElse(""),
        endpoint.attribute("epid"),
        endpoint.attribute("endpoint-uri").map(SipUri::parse),
        endpoint.childText("status"),
        endpoint.children().stream().filter(child -> !child.name().equals("status")).toList());
  }

  private static EntityView view(XmlElement view) {
    return new EntityView(view.attribute("entity").orElse(""), view.children());
  }
}
