package org.confab.protocol.conference;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * The users element of a conference-info document.
 *
 * @param state whether all users are listed or only those that changed
 * @param participants how many there are after the change, if that is to be told
 * @param users in the order of joining
 */
public record Roster(DocumentState state, Optional<Integer> participants, List<User> users) {

  /** Copies its list. */
  public Roster {
    users = List.copyOf(users);
  }

  /**
   * One user.
   *
   * @param entity address of record; written in lower case
   * @param state {@code deleted} when the user has left
   * @param displayText name shown to others, may be empty
   * @param roles what the user may do
   * @param endpoints the user's sessions with the Focus and the MCUs
   */
  public record User(
      SipUri entity,
      DocumentState state,
      String displayText,
      List<Role> roles,
      List<Endpoint> endpoints) {
    /** Copies its lists. */
    public User {
      entity = entity.aor();
      roles = List.copyOf(roles);
      endpoints = List.copyOf(endpoints);
    }

    /** A user who has left. */
    public static User gone(SipUri entity) {
      return new User(entity, DocumentState.DELETED, "", List.of(), List.of());
    }
  }

  /**
   * One session of a user.
   *
   * @param entity its name, a GUID in braces
   * @param sessionType {@code focus} or an MCU type
   * @param epid the device, if it is known
   * @param uri the device's GRUU, if it is known
   * @param status an endpoint status of RFC 4575, such as {@code connected}
   * @param details what else is told, such as joining-method and media, in the order of the
   *     document
   */
  public record Endpoint(
      String entity,
      String sessionType,
      Optional<String> epid,
      Optional<SipUri> uri,
      String status,
      List<XmlElement> details) {
    /** Copies its list. */
    public Endpoint {
      details = List.copyOf(details);
    }

    /** An endpoint of which no more is told. */
    public Endpoint(
        String entity,
        String sessionType,
        Optional<String> epid,
        Optional<SipUri> uri,
        String status) {
      this(entity, sessionType, epid, uri, status, List.of());
    }
  }
}
