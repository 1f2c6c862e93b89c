package org.confab.system;

import org.confab.system.server.ConfabServer;
import org.confab.system.sip.SipUser;

/**
 * A new conference that its organizer and a guest are in, who have to do with no other test; see
 * {@link Meeting} for one of pidgin-sipe users.
 */
final class MeetingOfTwo implements AutoCloseable {
  private final SipUser organizer;
  private final SipUser guest;
  private final String id = Conferences.newId();
  private final String focus;

  private MeetingOfTwo(SipUser organizer, SipUser guest) {
    this.organizer = organizer;
    this.guest = guest;
    focus = Conferences.create(organizer, id);
    FocusSession.join(organizer, focus);
    FocusSession.join(guest, focus);
  }

  /** Both have come in, the organizer over TLS and the guest over TCP. */
  static MeetingOfTwo begin(ConfabServer server) {
    SipUser organizer = SipUser.signIn(server, "tls", NewUser.of(server));
    SipUser guest = SipUser.signIn(server, "tcp", NewUser.of(server));
    return new MeetingOfTwo(organizer, guest);
  }

  /** The id that the organizer's client has proposed. */
  String id() {
    return id;
  }

  /** The address of its Focus. */
  String focus() {
    return focus;
  }

  /** What administrators call it: {@code ID~ORGANIZER}. */
  String name() {
    return id + "~" + organizer();
  }

  /** The organizer's address, without a scheme. */
  String organizer() {
    return bare(organizer);
  }

  /** The guest's address, without a scheme. */
  String guest() {
    return bare(guest);
  }

  private static String bare(SipUser user) {
    return user.aor().substring("sip:".length());
  }

  /** Waits until the guest is put out. */
  void awaitGuestOut() {
    awaitOut(guest);
  }

  /** Waits until the organizer is put out. */
  void awaitOrganizerOut() {
    awaitOut(organizer);
  }

  private static void awaitOut(SipUser user) {
    user.awaitRequest("BYE", any -> true);
  }

  @Override
  public void close() {
    guest.close();
    organizer.close();
  }
}
