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
 * @param access what is told of the way in
 */
public record ConferenceDescription(
    String subject,
    List<McuType> mcus,
    Optional<Organizer> organizer,
    Optional<ConferenceId> id,
    Optional<AdmissionPolicy> admissionPolicy,
    Optional<Instant> expiry,
    Optional<XmlElement> notificationData,
    Optional<XmlElement> organizerData,
    Access access) {

  /** Copies its list. */
  public ConferenceDescription {
    mcus = List.copyOf(mcus);
  }

  /** A description that tells nothing of the way in. */
  public ConferenceDescription(
      String subject,
      List<McuType> mcus,
      Optional<Organizer> organizer,
      Optional<ConferenceId> id,
      Optional<AdmissionPolicy> admissionPolicy,
      Optional<Instant> expiry,
      Optional<XmlElement> notificationData,
      Optional<XmlElement> organizerData) {
    this(
        subject,
        mcus,
        organizer,
        id,
        admissionPolicy,
        expiry,
        notificationData,
        organizerData,
        Access.UNTOLD);
  }

  /**
   * The way in.
   *
   * @param key the conference key as CMS EnvelopedData in base 64, readable by one client alone
   * @param joinUrl the web page by which people without a client's menu come
   * @param lobby whether some have to wait until they are let in
   * @param autopromote who becomes a presenter by entering, as bits
   */
  public record Access(
      Optional<String> key,
      Optional<String> joinUrl,
      Optional<Boolean> lobby,
      Optional<Long> autopromote) {
    /** Nothing is told. */
    public static final Access UNTOLD =
        new Access(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** As is, with the key for one client. */
    public Access withKey(String cms) {
      return new Access(Optional.of(cms), joinUrl, lobby, autopromote);
    }
  }

  /** The same, told in another way in. */
  public ConferenceDescription with(Access newAccess) {
    return new ConferenceDescription(
        subject,
        mcus,
        organizer,
        id,
        admissionPolicy,
        expiry,
        notificationData,
        organizerData,
        newAccess);
  }

  /**
   * The organizer as participants see it.
   *
   * @param entity address of record
   * @param displayName name shown to others
   */
  public record Organizer(String entity, String displayName) {}
}
