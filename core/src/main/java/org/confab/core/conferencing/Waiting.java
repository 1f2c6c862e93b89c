package org.confab.core.conferencing;

import java.time.Instant;
import org.confab.core.Body;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;

/**
 * Somebody in the lobby: the dialog with the Focus is there, but not the participant.
 *
 * @param user address of record
 * @param displayName name shown to those who let in
 * @param role what the user may do once inside
 * @param session the dialog
 * @param flow id of the connection it came by
 * @param request the addUser that still waits for its final answer
 * @param admitted that answer if the user is let in
 * @param since when the user came
 */
public record Waiting(
    SipUri user,
    String displayName,
    Role role,
    Participant.Session session,
    String flow,
    C3pRequest request,
    Body admitted,
    Instant since) {
  /** The final answer if the user is not let in. */
  Body denied(C3pReason reason) {
    return C3pAnswers.body(request.failure(reason));
  }
}
