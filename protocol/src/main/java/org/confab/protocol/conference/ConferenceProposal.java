package org.confab.protocol.conference;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.xml.XmlElement;

/**
 * The conference-info of an addConference or modifyConference request, as the client wrote it
 * ([MS-CONFPRO] 2.2.3). Values are not judged here: each bad one has its own failure reason.
 *
 * @param entity URI of the conference, empty in a request for a new one
 * @param version the version the client has seen last, if it names one
 * @param permanent whether it is to be the organizer's permanent meeting
 * @param subject what it is about
 * @param id the proposed conference-id
 * @param expiry the proposed expiry-time
 * @param admissionPolicy the proposed admission-policy
 * @param notificationData opaque data for all participants
 * @param organizerData opaque data of the organizer
 * @param invitees the users listed, if there is a users element
 * @param entityViews the MCU types wanted and their settings, if there is a conference-view
 * @param access what is proposed for the way in
 */
public record ConferenceProposal(
    String entity,
    Optional<String> version,
    boolean permanent,
    Optional<String> subject,
    Optional<String> id,
    Optional<String> expiry,
    Optional<String> admissionPolicy,
    Optional<XmlElement> notificationData,
    Optional<XmlElement> organizerData,
    Optional<List<Invitee>> invitees,
    Optional<List<EntityView>> entityViews,
    Access access) {

  /**
   * The way in, as proposed.
   *
   * @param key the conference-key element: cms-data, or the key in clear
   * @param keyOptional whether the key may be left out
   * @param lobby whether some are to wait
   * @param autopromote who is to present by entering, as the client wrote it
   */
  public record Access(
      Optional<XmlElement> key,
      Optional<Boolean> keyOptional,
      Optional<Boolean> lobby,
      Optional<String> autopromote) {}

  /**
   * A listed user.
   *
   * @param entity the user's URI
   * @param role the name of the first role, empty if none is given
   */
  public record Invitee(String entity, String role) {}

  /** Reads a conference-info element by local names. */
  public static ConferenceProposal read(XmlElement info) {
    XmlElement description =
        info.child("conference-description")
            .orElse(XmlElement.of(info.namespace(), "conference-description"));
    return new ConferenceProposal(
        info.attribute("entity").orElse(""),
        info.attribute("version"),
        info.attribute("static").map(text -> text.equals("true") || text.equals("1")).orElse(false),
        description.child("subject").map(XmlElement::text),
        text(description, "conference-id"),
        text(description, "expiry-time"),
        text(description, "admission-policy"),
        description.child("notification-data"),
        description.child("organizer-roaming-data"),
        info.child("users")
            .map(users -> users.children("user").map(ConferenceProposal::invitee).toList()),
        info.child("conference-view")
            .map(
                view ->
                    view.children("entity-view")
                        .map(
                            one ->
                                new EntityView(one.attribute("entity").orElse(""), one.children()))
                        .toList()),
        new Access(
            description.child("conference-key"),
            flag(description, "key-optional"),
            flag(description, "lobby-capable").or(() -> flag(description, "lobby")),
            text(description, "autopromote")));
  }

  private static Optional<String> text(XmlElement parent, String name) {
    return parent.child(name).map(XmlElement::text).filter(text -> !text.isEmpty());
  }

  private static Optional<Boolean> flag(XmlElement parent, String name) {
    return text(parent, name).map(text -> text.equals("true") || text.equals("1"));
  }

  private static Invitee invitee(XmlElement user) {
    return new Invitee(
        user.attribute("entity").orElse(""),
        user.path("roles", "entry").map(XmlElement::text).orElse(""));
  }
}
