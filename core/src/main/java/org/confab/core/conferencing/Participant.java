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
   * @param role what this endpoint may do, where it differs from the user
   * @param conversation the Ms-Conversation-ID of the dialog, empty if it has none
   */
  public record Session(
      String entity,
      FocusDialogId dialog,
      EndpointId endpoint,
      Optional<SipUri> uri,
      Optional<Role> role,
      String conversation) {
    /** A session in the role of its user. */
    public Session(String entity, FocusDialogId dialog, EndpointId endpoint, Optional<SipUri> uri) {
      this(entity, dialog, endpoint, uri, Optional.empty(), "");
    }

    Session asItsUser() {
      return new Session(entity, dialog, endpoint, uri, Optional.empty(), conversation);
    }

    /** The session in a role of its own. */
    Session as(Role newRole) {
      return new Session(entity, dialog, endpoint, uri, Optional.of(newRole), conversation);
    }
  }

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

  /** The session of that endpoint entity. */
  Optional<Session> session(String entity) {
    return sessions.stream().filter(one -> one.entity().equalsIgnoreCase(entity)).findFirst();
  }

  /** What the user may do by that dialog: the role of its endpoint, if that has one of its own. */
  Role role(FocusDialogId dialog) {
    return sessions.stream()
        .filter(session -> session.dialog().equals(dialog))
        .flatMap(session -> session.role().stream())
        .findFirst()
        .orElse(role);
  }

  /** The participant under another name. */
  Participant named(String newName) {
    return new Participant(user, newName, role, sessions);
  }

  /** The participant in another role, with all sessions. */
  Participant as(Role newRole) {
    return new Participant(
        user, displayName, newRole, sessions.stream().map(Session::asItsUser).toList());
  }
}
