package org.confab.core.conferencing;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.core.authentication.ConferenceKeys;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/** Lets a client into a conference that is scheduled, and activates it for the first one. */
final class Entrance {
  private final ConferencingPorts ports;
  private final RecordDocuments names;
  private final Admission admission;
  private final ConferenceFloor floor;
  private final Clock clock;

  Entrance(
      ConferencingPorts ports, RecordDocuments names, Admission admission, ConferenceFloor floor) {
    this.ports = ports;
    this.names = names;
    this.admission = admission;
    this.floor = floor;
    this.clock = ports.clock();
  }

  /**
   * What becomes of a client; throws {@link Refused} 404 or 403. Runs alone for the conference.
   *
   * @param body the addUser
   */
  Admission.Entry enter(ConferenceUri focus, JoinRequest request, AddUserBody body) {
    ConferenceState state = active(focus, request.target());
    SipUri user = request.caller().aor();
    requireOwn(focus, user, request.flow());
    Optional<Participant> inside = state.participant(user);
    inside.ifPresent(one -> admission.admitSession(one, body.endpoint()));
    Admission.Entry entry =
        inside
            .map(participant -> new Admission.Entry(participant.role(), false))
            .orElseGet(() -> admission.admit(state, user, body));
    Participant.Session session = session(request, body);
    if (entry.waits()) {
      Body admitted = C3pAnswers.body(body.granted(entry.role()));
      floor.wait(
          state,
          new Waiting(
              user.aor(),
              displayName(request),
              entry.role(),
              session,
              request.flow(),
              body.request(),
              admitted,
              clock.instant()));
      return entry;
    }
    Participant participant =
        inside.orElseGet(
            () -> new Participant(user.aor(), displayName(request), entry.role(), List.of()));
    floor.join(state, participant, request.flow(), session);
    return entry;
  }

  /**
   * The key of a conference is the same for all strangers: an address of theirs is whose connection
   * came with it first, as long as he is there.
   */
  private void requireOwn(ConferenceUri focus, SipUri user, String flow) {
    boolean anothers =
        ConferenceKeys.isStranger(user)
            && !floor
                .dialogs(
                    place ->
                        place.focus().equals(focus)
                            && place.endpoint().aor().equals(user)
                            && !place.flow().equals(flow))
                .isEmpty();
    if (anothers) {
      throw new Refused(
          403, Diagnostic.CONFERENCE_FORBIDDEN, "that is the address of another participant");
    }
  }

  /**
   * The record is read when the conference becomes active; who changes it afterwards tells the
   * Focus, but for the administrator who removes the organizer.
   */
  private ConferenceState active(ConferenceUri focus, SipUri target) {
    Optional<ConferenceState> live =
        ports
            .conferences()
            .find(focus)
            .filter(state -> ports.directory().find(focus.organizer()).isPresent());
    if (live.isPresent()) {
      return live.filter(state -> !state.record().expired(clock.instant()))
          .orElseThrow(() -> unknown(target));
    }
    ConferenceRecord record =
        ports
            .records()
            .find(focus.organizer(), focus.id())
            .filter(found -> !found.expired(clock.instant()))
            .orElseThrow(() -> unknown(target));
    return ports.conferences().find(focus).orElseGet(() -> activated(record));
  }

  private ConferenceState activated(ConferenceRecord record) {
    long active =
        ports.conferences().active().stream()
            .filter(one -> one.organizer().aor().equals(record.organizer()))
            .count();
    if (active >= ports.limits().activePerOrganizer()) {
      throw new Refused(
          403, Diagnostic.CONFERENCE_FORBIDDEN, "too many active conferences of the organizer");
    }
    ConferenceRecord used = record;
    if (record.details().access().rolling()) {
      used =
          record.expiringAt(
              clock
                  .instant()
                  .plus(ports.limits().defaultLifetime())
                  .truncatedTo(ChronoUnit.MILLIS));
      ports.records().prolong(used.organizer(), used.id(), used.details().expiry());
    }
    return ConferenceState.activated(used, ports.liveRecords().find(used.uri()), clock.instant());
  }

  private static Participant.Session session(JoinRequest request, AddUserBody body) {
    Optional<SipUri> contact = request.contact().filter(SipUri::isGruu);
    return new Participant.Session(
        body.endpoint(),
        request.dialog(),
        request.caller(),
        body.endpointUri().or(() -> contact),
        Optional.empty(),
        request.conversation());
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
        ? checked(request.displayName())
        : known;
  }

  /** All participants get it, in XML. */
  private String checked(String name) {
    if (name.length() > ports.limits().displayName()) {
      throw new Refused(413, Diagnostic.INPUT_TOO_LARGE, "display name in From");
    }
    if (name.codePoints().anyMatch(Character::isISOControl)) {
      throw new Refused(400, Diagnostic.PARSE_FAILURE, "control character in a display name");
    }
    return name;
  }
}
