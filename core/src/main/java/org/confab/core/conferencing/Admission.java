package org.confab.core.conferencing;

import java.util.List;
import java.util.Optional;
import org.confab.core.Refused;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.conference.AdmissionPolicy;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * Who may enter a conference, and in which role ([MS-CONFPRO] 2.2.3, [MS-CONFBAS] 3.2).
 *
 * <ul>
 *   <li>The organizer always may, even into a locked or full conference.
 *   <li>Nobody else enters a locked one but who was inside when it was locked; who is inside may
 *       open further sessions.
 *   <li>closedAuthenticated: the listed users; openAuthenticated: also every user of this
 *       deployment; anonymous: everybody, as far as policy lets the organizer have strangers.
 *   <li>With a lobby, who would be kept out, and who is not listed, waits there if his client can.
 *   <li>Organizer and listed presenters present, whom autopromote names too, all others attend; a
 *       role that was given while the conference is on counts before these.
 * </ul>
 */
final class Admission {
  /** Bit of autopromote: users of this deployment present. */
  static final long PROMOTE_ENTERPRISE = 0x8000L;

  /** Bit of autopromote: everybody presents. */
  static final long PROMOTE_EVERYBODY = 0x8000_0000L;

  /**
   * What becomes of somebody who comes.
   *
   * @param role what the user may do inside
   * @param waits whether somebody has to let the user in first
   */
  record Entry(Role role, boolean waits) {}

  private final UserDirectory directory;
  private final MeetingRules rules;
  private final MeetingSize size;
  private final ConferencingLimits limits;

  Admission(ConferencingPorts ports) {
    this.directory = ports.directory();
    this.rules = ports.rules();
    this.size = new MeetingSize(ports);
    this.limits = ports.limits();
  }

  /** How a user enters; throws {@link Refused} 403 if the user may not. */
  Entry admit(ConferenceState state, SipUri user, AddUserBody body) {
    SipUri aor = user.aor();
    ConferenceRecord record = state.record();
    if (aor.equals(record.organizer())) {
      return new Entry(Role.PRESENTER, false);
    }
    if (isFull(state)) {
      throw forbidden("the conference is full");
    }
    boolean known = record.listedRole(aor).isPresent() || state.memory().roles().containsKey(aor);
    Optional<String> objection = objection(state, aor, known);
    boolean lobby = record.details().access().lobby();
    if (lobby && !known || objection.isPresent()) {
      if (!lobby || !body.lobbyCapable()) {
        throw forbidden(objection.orElse("the conference has a lobby, where the client cannot be"));
      }
      checkLobby(state, aor, body.endpoint());
      return new Entry(role(state, aor), true);
    }
    return new Entry(role(state, aor), false);
  }

  /** A session that comes again under the same name takes the place of the lost one. */
  private void checkLobby(ConferenceState state, SipUri user, String endpoint) {
    List<Waiting> own = state.waiting(user);
    if (own.stream().anyMatch(one -> one.session().entity().equalsIgnoreCase(endpoint))) {
      return;
    }
    if (state.lobby().size() >= limits.lobby().people()) {
      throw forbidden("too many wait for the conference");
    }
    if (own.size() >= limits.lobby().perUser()) {
      throw forbidden("too many sessions of this user wait");
    }
  }

  private Optional<String> objection(ConferenceState state, SipUri user, boolean known) {
    if (!known && !open(state.record(), user)) {
      return Optional.of("not invited to this conference");
    }
    return state.locked() && !state.memory().members().contains(user)
        ? Optional.of("the conference is locked")
        : Optional.empty();
  }

  private boolean open(ConferenceRecord record, SipUri user) {
    return switch (record.details().admissionPolicy()) {
      case CLOSED_AUTHENTICATED -> false;
      case OPEN_AUTHENTICATED -> isOurs(user);
      case ANONYMOUS -> isOurs(user) || rules.anonymous(record.organizer());
    };
  }

  private boolean isOurs(SipUri user) {
    return directory.find(user).isPresent();
  }

  private Role role(ConferenceState state, SipUri user) {
    long promoted = state.record().details().access().autopromote();
    boolean presents =
        (promoted & PROMOTE_EVERYBODY) != 0 || (promoted & PROMOTE_ENTERPRISE) != 0 && isOurs(user);
    return Optional.ofNullable(state.memory().roles().get(user))
        .or(() -> state.record().listedRole(user))
        .orElse(presents ? Role.PRESENTER : Role.ATTENDEE);
  }

  private boolean isFull(ConferenceState state) {
    return state.participants().size() >= size.participants(state.record());
  }

  /** The command that adds so many users fails when there is no room for all of them. */
  void checkRoom(ConferenceState state, long more) {
    if (state.participants().size() + more > size.participants(state.record())) {
      throw new CommandFailed(C3pReason.MAXIMUM_MEETING_SIZE_EXCEEDED, "the conference is full");
    }
  }

  /** Whether a record admits people without an account at all. */
  boolean admitsStrangers(ConferenceRecord record) {
    return record.details().admissionPolicy() == AdmissionPolicy.ANONYMOUS
        && rules.anonymous(record.organizer());
  }

  /** Whether a participant may open one more session, or one again that is lost. */
  void admitSession(Participant participant, String endpoint) {
    if (participant.session(endpoint).isEmpty()
        && participant.sessions().size() >= limits.size().endpointsPerUser()) {
      throw forbidden("too many sessions of this user");
    }
  }

  private static Refused forbidden(String detail) {
    return new Refused(403, Diagnostic.CONFERENCE_FORBIDDEN, detail);
  }
}
