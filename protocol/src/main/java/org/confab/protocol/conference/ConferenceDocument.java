package org.confab.protocol.conference;

import java.util.List;
import java.util.Optional;

/**
 * A conference-info document: the roster that the Focus notifies, or a conference as the Focus
 * Factory keeps it (RFC 4575; [MS-CONFBAS] 2.2.2). What is absent has not changed.
 *
 * @param entity the conference
 * @param state whether this is everything or only what changed
 * @param version rises with every change, 1 or more
 * @param permanent whether it is the organizer's own permanent meeting ({@code static})
 * @param description what the conference is about and how it is reached
 * @param users the participants, or the invited
 * @param views what the Focus and each MCU say about the conference
 */
public record ConferenceDocument(
    ConferenceUri entity,
    DocumentState state,
    long version,
    boolean permanent,
    Optional<ConferenceDescription> description,
    Optional<Roster> users,
    List<EntityView> views) {

  /** Media type of the document as the body of a notification. */
  public static final String CONTENT_TYPE = "application/conference-info+xml";

  /** Copies its list. */
  public ConferenceDocument {
    views = List.copyOf(views);
  }

  /** A document that only names the conference and its version, as the Factory answers. */
  public static ConferenceDocument reference(ConferenceUri entity, long version) {
    return new ConferenceDocument(
        entity,
        DocumentState.PARTIAL,
        version,
        false,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** The same document with another description. */
  public ConferenceDocument described(Optional<ConferenceDescription> other) {
    return new ConferenceDocument(entity, state, version, permanent, other, users, views);
  }

  /** The same document under another spelling of the conference's URI. */
  public ConferenceDocument named(ConferenceUri spelling) {
    return new ConferenceDocument(spelling, state, version, permanent, description, users, views);
  }
}
