package org.confab.web.conferences;

import org.confab.core.conferencing.Participant;
import org.confab.protocol.conference.Role;
import org.confab.web.answer.Member;

/** Somebody in a conference. */
record ParticipantAnswer(
    @Member(example = "alice@litwareinc.com") String user,
    @Member(example = "Alice Archer") String displayName,
    Role role,
    @Member("With how many devices") int endpoints) {

  static ParticipantAnswer of(Participant one) {
    return new ParticipantAnswer(
        one.user().address(), one.displayName(), one.role(), one.sessions().size());
  }
}
