package org.confab.core.conferencing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.core.EndpointId;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;

/**
 * A user in a conference.
 *
 * @param user address of record
 * @param displayName name shown to others
 * @param role what the user may do now
 * @param sessions the user's dialogs with the Focus, one for each endpoint entity
 */
public record Participant(SipUri user, String displayName, Role role, List<Session> sessions) {
  /** Copies its list. */
  public Participant {
    sessions = List.copyOf(sessions);
  }

  /**
   * One dialog of a participant with the Focus.
   *
   * @param entity the GUID in braces that the client has chosen
   * @param dialog the INVITE dialog
   * @param endpoint the device
   * @param uri the device's GRUU, if it has told one
   */
  public record Session(
      String entity, FocusDialogId dialog, EndpointId endpoint, Optional<SipUri> uri) {}

  /** The participant with another session, in place of one of the same entity. */
  Participant with(Session session) {
    List<Session> more = new ArrayList<>(sessions);
    more.removeIf(old -> old.entity().equalsIgnoreCase(session.entity()));
    more.add(session);
    return new Participant(user, displayName, role, more);
  }

  /** The participant without the session of that dialog. */
  Participant without(FocusDialogId dialog) {
    List<Session> fewer = new ArrayList<>(sessions);
    fewer.removeIf(session -> session.dialog().equals(dialog));
    return new Participant(user, displayName, role, fewer);
  }

  /** The participant in another role. */
  Participant as(Role newRole) {
    return new Participant(user, displayName, newRole, sessions);
  }
}
