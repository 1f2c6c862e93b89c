package org.confab.core.conferencing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.conference.AdmissionPolicy;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * A conference as its organizer has scheduled it ([MS-CONFPRO] 3.2.1). Conference keys and
 * passcodes are not part of it.
 *
 * @param organizer address of record of the organizer
 * @param id unique for the organizer
 * @param details what the organizer has chosen
 * @param version 1 at first, rises with every modification
 * @param created when it was added
 * @param modified when it was last changed
 */
public record ConferenceRecord(
    SipUri organizer,
    ConferenceId id,
    Details details,
    long version,
    Instant created,
    Instant modified) {
  /** Longest URI of an invitee, in characters. */
  public static final int MAX_INVITEE = 320;

  /** Normalises the organizer to an address of record. */
  public ConferenceRecord {
    organizer = organizer.aor();
  }

  /** The URI of the conference's Focus. */
  public ConferenceUri uri() {
    return ConferenceUri.focus(organizer, id);
  }

  /** Whether the conference no longer exists at that time. */
  public boolean expired(Instant now) {
    return !details.expiry().isAfter(now);
  }

  /** The role of a user by the record: the organizer always presents; empty if not listed. */
  public Optional<Role> listedRole(SipUri user) {
    SipUri aor = user.aor();
    if (aor.equals(organizer)) {
      return Optional.of(Role.PRESENTER);
    }
    return details.invitees().stream()
        .filter(invitee -> invitee.user().equals(aor))
        .map(Invitee::role)
        .findFirst();
  }

  /** The record after a modification. */
  public ConferenceRecord changed(Details newDetails, Instant now) {
    return new ConferenceRecord(organizer, id, newDetails, version + 1, created, now);
  }

  /**
   * What the organizer has chosen.
   *
   * @param subject what the conference is about, may be empty
   * @param admissionPolicy who may enter
   * @param expiry when it ceases to exist
   * @param permanent whether it is the organizer's permanent meeting ({@code static})
   * @param invitees the users listed and their roles
   * @param mcus the MCU types wanted
   * @param notificationData opaque data for all participants
   * @param organizerData opaque data of the organizer
   */
  public record Details(
      String subject,
      AdmissionPolicy admissionPolicy,
      Instant expiry,
      boolean permanent,
      List<Invitee> invitees,
      List<McuType> mcus,
      Optional<XmlElement> notificationData,
      Optional<XmlElement> organizerData) {
    /** Copies its lists. */
    public Details {
      invitees = List.copyOf(invitees);
      mcus = List.copyOf(mcus);
    }
  }

  /**
   * A user whom the organizer has listed.
   *
   * @param user address of record
   * @param role what the user may do
   */
  public record Invitee(SipUri user, Role role) {
    /** Normalises the user to an address of record. */
    public Invitee {
      user = user.aor();
    }
  }
}
