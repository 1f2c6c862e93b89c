package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.system.Meeting.address;

import java.util.List;
import org.confab.system.client.SipeClient;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ten people with pidgin-sipe clients meet. */
@ExtendWith(SharedConfab.class)
class ConferenceCrowdIT {
  private static final int PEOPLE = 10;

  @Test
  void tenPeopleMeetWriteAreLedAndPart(ConfabServer server) {
    List<String> people = NewUser.several(server, PEOPLE);
    String leader = people.get(0);
    try (Meeting meeting = Meeting.of(server, leader);
        Meeting beside = Meeting.of(server, people.get(1))) {
      meeting.signIn(people);
      gather(meeting, people);
      everybodyReadsEverythingInOneOrder(meeting, people);
      lead(server, meeting, people);
      twoOfThemMeetElsewhere(meeting, beside, people.subList(8, PEOPLE));
      List<String> inside = people.subList(0, 8);
      meeting.say(people.get(1), "to the end", others(inside, people.get(1)));
      meeting.end();
      for (String member : inside) {
        meeting.at(member).awaitReceived("BYE ", "app:conf:focus");
        meeting.at(member).awaitReceived("BYE ", "app:conf:chat");
      }
      beside.say(people.get(8), "we go on", people.get(9));
      assertNothingMixed(meeting, inside, people.subList(8, PEOPLE));
    }
  }

  /** Nine come at once, the tenth when they are together. */
  private static void gather(Meeting meeting, List<String> people) {
    String late = people.get(PEOPLE - 1);
    meeting.joinTogether(people.subList(0, PEOPLE - 1));
    meeting.at(late).order("join " + meeting.focus());
    meeting.awaitJoined(late, people);
    people.subList(0, PEOPLE - 1).forEach(one -> meeting.awaitJoined(one, List.of(late)));
  }

  /** Two write at the same time: the others read both in the order of the first of them. */
  private static void everybodyReadsEverythingInOneOrder(Meeting meeting, List<String> people) {
    List<String> authors = people.subList(1, 3);
    List<String> readers = people.subList(3, PEOPLE);
    for (int i = 0; i < 5; i++) {
      for (String author : authors) {
        meeting.at(author).order("say " + i + " of " + author);
      }
    }
    for (String reader : readers) {
      for (String author : authors) {
        meeting.at(reader).await("chat-message", "text", "4 of " + author);
      }
    }
    List<String> first = meeting.readOf(readers.get(0), authors);
    assertThat(first).hasSize(10);
    for (String author : authors) {
      assertThat(meeting.read(readers.get(0), author))
          .containsExactly(
              "0 of " + author,
              "1 of " + author,
              "2 of " + author,
              "3 of " + author,
              "4 of " + author);
    }
    for (String reader : readers) {
      assertThat(meeting.readOf(reader, authors)).as(reader).isEqualTo(first);
    }
    meeting.assertNoTrouble();
  }

  /** Who leads promotes one, locks the door and puts one out; another leaves by himself. */
  private static void lead(ConfabServer server, Meeting meeting, List<String> people) {
    SipeClient leader = meeting.at(people.get(0));
    String promoted = people.get(1);
    String leaving = people.get(8);
    String ejected = people.get(9);
    for (String other : List.of(promoted, ejected)) {
      leader.order("add-contact " + address(other) + " Meetings");
    }
    leader.order("promote " + address(promoted));
    for (String member : people) {
      meeting.at(member).await("member-role", "who", address(promoted), "leader", "yes");
    }
    leader.order("chat-menu Lock");
    meeting.at(people.get(7)).awaitReceived("conference-info", "locked>true");
    try (SipUser stranger = SipUser.signIn(server, "tls", "user2")) {
      SipMessage answer = stranger.ask(FocusSession.invite(stranger, meeting.focus()));
      assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
    }
    leader.order("eject " + address(ejected));
    meeting.at(leaving).order("leave");
    for (String member : people.subList(0, 8)) {
      meeting.at(member).await("member-left", "who", address(ejected));
      meeting.at(member).await("member-left", "who", address(leaving));
    }
  }

  private static void twoOfThemMeetElsewhere(Meeting meeting, Meeting beside, List<String> two) {
    two.forEach(one -> beside.visitor(one, meeting.at(one)));
    beside.joinTogether(two);
    beside.say(two.get(0), "in the second", two.get(1));
  }

  private static void assertNothingMixed(Meeting meeting, List<String> first, List<String> second) {
    for (String one : first) {
      assertThat(meeting.readOf(one, second)).as(one).isEmpty();
    }
    for (String one : second) {
      assertThat(meeting.readOf(one, first)).as(one).doesNotContain("to the end");
    }
  }

  private static String[] others(List<String> inside, String author) {
    return inside.stream().filter(one -> !one.equals(author)).toArray(String[]::new);
  }
}
