package org.confab.core.conferencing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.conference.AdmissionPolicy;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * A conference as its organizer has scheduled it ([MS-CONFPRO] 3.2.1).
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

  /** The same record with another expiry. */
  public ConferenceRecord expiringAt(Instant expiry) {
    return new ConferenceRecord(
        organizer, id, details.expiringAt(expiry), version, created, modified);
  }

  /** The same record without that user among the listed ones. */
  public ConferenceRecord without(SipUri user) {
    SipUri aor = user.aor();
    return new ConferenceRecord(
        organizer,
        id,
        details.inviting(
            details.invitees().stream().filter(one -> !one.user().equals(aor)).toList()),
        version,
        created,
        modified);
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
   * @param access the way in
   * @param settings what the organizer has chosen for single MCU types: content of entity-views
   */
  public record Details(
      String subject,
      AdmissionPolicy admissionPolicy,
      Instant expiry,
      boolean permanent,
      List<Invitee> invitees,
      List<McuType> mcus,
      Optional<XmlElement> notificationData,
      Optional<XmlElement> organizerData,
      Access access,
      Map<McuType, XmlElement> settings) {
    /** Copies its collections. */
    public Details {
      invitees = List.copyOf(invitees);
      mcus = List.copyOf(mcus);
      settings = Map.copyOf(settings);
    }

    Details inviting(List<Invitee> others) {
      return new Details(
          subject,
          admissionPolicy,
          expiry,
          permanent,
          others,
          mcus,
          notificationData,
          organizerData,
          access,
          settings);
    }

    Details expiringAt(Instant time) {
      return new Details(
          subject,
          admissionPolicy,
          time,
          permanent,
          invitees,
          mcus,
          notificationData,
          organizerData,
          access,
          settings);
    }
  }

  /**
   * The way in.
   *
   * @param key what people without an account have to know; empty if there is no key
   * @param lobby whether who is not listed waits until somebody lets him in
   * @param autopromote who presents by entering: {@code 0x8000} users of this deployment, {@code
   *     0x80000000} everybody
   * @param rolling whether the expiry was not chosen and moves on with each use
   */
  public record Access(Optional<String> key, boolean lobby, long autopromote, boolean rolling) {
    /** No key, no lobby, nobody promoted, an expiry that was chosen. */
    public static final Access PLAIN = new Access(Optional.empty(), false, 0, false);

    /** Everything but the key, which belongs into no log. */
    @Override
    public String toString() {
      return "Access[lobby="
          + lobby
          + ", autopromote="
          + autopromote
          + ", rolling="
          + rolling
          + "]";
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
