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
 * @param entityViews the MCU types wanted, if there is a conference-view
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
    Optional<List<String>> entityViews) {

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
                        .map(one -> one.attribute("entity").orElse(""))
                        .toList()));
  }

  private static Optional<String> text(XmlElement parent, String name) {
    return parent.child(name).map(XmlElement::text).filter(text -> !text.isEmpty());
  }

  private static Invitee invitee(XmlElement user) {
    return new Invitee(
        user.attribute("entity").orElse(""),
        user.path("roles", "entry").map(XmlElement::text).orElse(""));
  }
}
