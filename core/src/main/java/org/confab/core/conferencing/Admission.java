package org.confab.core.conferencing;

import org.confab.core.Refused;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.conference.AdmissionPolicy;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * Who may enter a conference, and in which role ([MS-CONFPRO] 2.2.3, [MS-CONFBAS] 3.2).
 *
 * <ul>
 *   <li>The organizer always may, even into a locked or full conference.
 *   <li>Nobody else enters a locked one; who is inside may open further sessions.
 *   <li>closedAuthenticated: the listed users; openAuthenticated: also every user of this
 *       deployment; anonymous: everybody.
 *   <li>Organizer and listed presenters present, all others attend.
 * </ul>
 */
final class Admission {
  private final UserDirectory directory;
  private final ConferencingLimits limits;

  Admission(UserDirectory directory, ConferencingLimits limits) {
    this.directory = directory;
    this.limits = limits;
  }

  /** The role of a user who enters; throws {@link Refused} 403 if the user may not. */
  Role admit(ConferenceState state, SipUri user) {
    ConferenceRecord record = state.record();
    if (!user.aor().equals(record.organizer())) {
      if (record.listedRole(user).isEmpty() && !open(record.details().admissionPolicy(), user)) {
        throw forbidden("not invited to this conference");
      }
      if (state.locked()) {
        throw forbidden("the conference is locked");
      }
      if (state.participants().size() >= limits.participants()) {
        throw forbidden("the conference is full");
      }
    }
    return record.listedRole(user).orElse(Role.ATTENDEE);
  }

  private boolean open(AdmissionPolicy policy, SipUri user) {
    return switch (policy) {
      case CLOSED_AUTHENTICATED -> false;
      case OPEN_AUTHENTICATED -> directory.find(user).isPresent();
      case ANONYMOUS -> true;
    };
  }

  /** Whether a participant may open one more session. */
  void admitSession(Participant participant) {
    if (participant.sessions().size() >= limits.endpointsPerUser()) {
      throw forbidden("too many sessions of this user");
    }
  }

  private static Refused forbidden(String detail) {
    return new Refused(403, Diagnostic.CONFERENCE_FORBIDDEN, detail);
  }
}
