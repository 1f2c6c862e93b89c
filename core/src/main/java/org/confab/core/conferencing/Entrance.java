package org.confab.core.conferencing;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.confab.core.Refused;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/** Lets a client into a conference that is scheduled, and activates it for the first one. */
final class Entrance {
  private final ConferenceStore records;
  private final LiveConferences conferences;
  private final RecordDocuments names;
  private final Admission admission;
  private final ConferenceFloor floor;
  private final Clock clock;

  Entrance(
      ConferenceStore records,
      LiveConferences conferences,
      RecordDocuments names,
      Admission admission,
      ConferenceFloor floor,
      Clock clock) {
    this.records = records;
    this.conferences = conferences;
    this.names = names;
    this.admission = admission;
    this.floor = floor;
    this.clock = clock;
  }

  /** The role granted; throws {@link Refused} 404 or 403. Runs alone for the conference. */
  Role enter(ConferenceUri focus, JoinRequest request, AddUserBody body) {
    ConferenceRecord record =
        records
            .find(focus.organizer(), focus.id())
            .filter(found -> !found.expired(clock.instant()))
            .orElseThrow(() -> unknown(request.target()));
    ConferenceState state =
        conferences.find(focus).orElseGet(() -> ConferenceState.activated(record));
    SipUri user = request.caller().aor();
    Optional<Participant> inside = state.participant(user);
    inside.ifPresent(admission::admitSession);
    Role role = inside.map(Participant::role).orElseGet(() -> admission.admit(state, user));
    Participant participant =
        inside.orElseGet(() -> new Participant(user, displayName(request), role, List.of()));
    Optional<SipUri> contact = request.contact().filter(SipUri::isGruu);
    floor.join(
        state,
        participant,
        request.flow(),
        new Participant.Session(
            body.endpoint(),
            request.dialog(),
            request.caller(),
            body.endpointUri().or(() -> contact)));
    return role;
  }

  /** The Focus that a Request-URI means. */
  static ConferenceUri focus(SipUri target) {
    return ConferenceUri.parse(target)
        .filter(ConferenceUri::isFocus)
        .orElseThrow(() -> unknown(target));
  }

  /** The refusal of a URI under which there is no conference. */
  static Refused unknown(SipUri target) {
    return new Refused(404, Diagnostic.CONFERENCE_URI_INVALID, target.asString());
  }

  /** The directory's name; for a user it does not know, the one in the From header. */
  private String displayName(JoinRequest request) {
    SipUri user = request.caller().aor();
    String known = names.displayName(user);
    return known.equals(user.address()) && !request.displayName().isBlank()
        ? request.displayName()
        : known;
  }
}
