package org.confab.protocol.conference;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.xml.XmlElement;

/**
 * The conference-description of a conference-info document.
 *
 * @param subject what it is about, empty if nothing is said
 * @param mcus the MCUs of the conference, listed in conf-uris under their own URIs
 * @param organizer whose conference it is
 * @param id its name
 * @param admissionPolicy who may enter
 * @param expiry when it ceases to exist
 * @param notificationData the organizer's data for all participants, opaque
 * @param organizerData the organizer's own data, opaque
 */
public record ConferenceDescription(
    String subject,
    List<McuType> mcus,
    Optional<Organizer> organizer,
    Optional<ConferenceId> id,
    Optional<AdmissionPolicy> admissionPolicy,
    Optional<Instant> expiry,
    Optional<XmlElement> notificationData,
    Optional<XmlElement> organizerData) {

  /** Copies its list. */
  public ConferenceDescription {
    mcus = List.copyOf(mcus);
  }

  /**
   * The organizer as participants see it.
   *
   * @param entity address of record
   * @param displayName name shown to others
   */
  public record Organizer(String entity, String displayName) {}
}
