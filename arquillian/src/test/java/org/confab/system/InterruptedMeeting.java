package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.system.Meeting.address;

import java.util.List;
import org.confab.protocol.xml.XmlElement;
import org.confab.system.server.ConfabServer;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipUser;

/**
 * A locked conference of pidgin-sipe users, one of whom was promoted, that the death of its server
 * interrupts.
 */
final class InterruptedMeeting implements AutoCloseable {
  private static final String ORGANIZER = "dan";
  private static final List<String> MEMBERS = List.of("user1", "user2");

  private final Meeting meeting;
  private final XmlElement record;

  private InterruptedMeeting(Meeting meeting, XmlElement record) {
    this.meeting = meeting;
    this.record = record;
  }

  /** They are inside, and have written. */
  static InterruptedMeeting begin(ConfabServer server) {
    Meeting meeting = Meeting.of(server, ORGANIZER);
    meeting.signIn(MEMBERS);
    meeting.joinTogether(MEMBERS);
    FocusSession organizer = FocusSession.join(meeting.organizer(), meeting.focus());
    String focus = meeting.focus();
    organizer.command(
        "<modifyUserRoles><userKeys confEntity=\""
            + focus
            + "\" userEntity=\"sip:"
            + address("user1")
            + "\"/><user-roles><entry>presenter</entry></user-roles></modifyUserRoles>");
    organizer.awaitAnswer("success");
    organizer.command(
        "<modifyConferenceLock><conferenceKeys confEntity=\""
            + focus
            + "\"/><locked>true</locked></modifyConferenceLock>");
    organizer.awaitAnswer("success");
    meeting.say("user1", "before the end", "user2");
    return new InterruptedMeeting(meeting, record(meeting));
  }

  private static XmlElement record(Meeting meeting) {
    String focus = meeting.focus();
    return Conferences.get(meeting.organizer(), focus.substring(focus.lastIndexOf(':') + 1));
  }

  /** The members come back, find record, roles and lock as they were, and write. */
  void goOn(ConfabServer server) {
    try (Meeting again = Meeting.again(server, ORGANIZER, meeting.focus());
        SipUser stranger = SipUser.signIn(server, "tls", "erin")) {
      assertThat(record(again)).isEqualTo(record);
      again.signIn(MEMBERS);
      SipMessage outside = stranger.ask(FocusSession.invite(stranger, again.focus()));
      assertThat(outside.status()).as(outside.toString()).isEqualTo(403);
      assertThat(outside.header("ms-diagnostics")).startsWith("3014");
      again.joinTogether(MEMBERS);
      again.at("user2").await("member-role", "who", address("user1"), "leader", "yes");
      again.say("user1", "where were we", "user2");
      again.say("user2", "at the end", "user1");
      XmlElement whole = FocusSession.join(again.organizer(), again.focus()).subscribe();
      assertThat(Conferences.locked(whole)).isTrue();
      assertThat(Conferences.roster(whole))
          .containsExactlyInAnyOrder(
              "sip:" + address("user1") + " presenter [chat, focus]",
              "sip:" + address("user2") + " attendee [chat, focus]",
              "sip:" + address(ORGANIZER) + " presenter [focus]");
    }
  }

  @Override
  public void close() {
    meeting.close();
  }
}
