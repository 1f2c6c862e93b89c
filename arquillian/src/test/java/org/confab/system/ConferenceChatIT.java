package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.system.Meeting.address;

import org.confab.system.client.SipeClient;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People with pidgin-sipe clients write to each other in conferences. */
@ExtendWith(SharedConfab.class)
class ConferenceChatIT {
  @Test
  void threeColleaguesReadEachOtherInOrderAndLeave(ConfabServer server) {
    try (Meeting meeting = Meeting.of(server, "dan")) {
      meeting.join("alice");
      meeting.join("bob");
      meeting.say("alice", "good morning", "bob");
      SipeClient carol = meeting.join("carol");
      carol.await("member-joined", "who", address("alice"));
      carol.await("member-joined", "who", address("bob"));
      for (int i = 0; i < 5; i++) {
        meeting.at("alice").order("say text " + i);
      }
      meeting.at("bob").await("chat-message", "text", "text 4");
      carol.await("chat-message", "text", "text 4");
      assertThat(meeting.read("carol", "alice"))
          .containsExactly("text 0", "text 1", "text 2", "text 3", "text 4");
      meeting.say("carol", "hello <b>all</b>", "alice", "bob");
      meeting.at("bob").order("leave");
      meeting.at("alice").await("member-left", "who", address("bob"));
      meeting.say("alice", "he has left", "carol");
      assertThat(meeting.read("bob", "alice")).doesNotContain("he has left");
      meeting.assertNoTrouble();
    }
  }

  @Test
  void theOrganizerPromotesLocksAndEjects(ConfabServer server) {
    try (Meeting meeting = Meeting.of(server, "alice")) {
      SipeClient alice = meeting.join("alice");
      befriend(alice, "bob", "carol");
      SipeClient bob = meeting.join("bob");
      meeting.join("carol");
      alice.await("member-joined", "who", address("carol"));
      alice.order("promote " + address("bob"));
      bob.await("member-role", "who", address("bob"), "leader", "yes");
      alice.order("chat-menu Lock");
      bob.awaitReceived("conference-info", "locked>true");
      SipeClient erin = meeting.signIn("erin");
      erin.order("join " + meeting.focus());
      erin.awaitReceived("SIP/2.0 403", "app:conf:focus");
      alice.order("eject " + address("carol"));
      bob.await("member-left", "who", address("carol"));
      meeting.say("bob", "just us", "alice");
      assertThat(meeting.read("carol", "bob")).doesNotContain("just us");
    }
  }

  /** The menus of the client hang on contacts. */
  private static void befriend(SipeClient client, String... others) {
    for (String other : others) {
      client.order("add-contact " + address(other) + " Meetings");
    }
  }

  @Test
  void theEndOfAConferenceReachesEverybodyAndTwoDoNotMix(ConfabServer server) {
    try (Meeting one = Meeting.of(server, "dan");
        Meeting two = Meeting.of(server, "erin")) {
      one.join("alice");
      one.join("bob");
      two.join("carol");
      two.join("user1");
      one.say("alice", "in the first", "bob");
      two.say("carol", "in the second", "user1");
      assertThat(one.read("bob", "carol")).isEmpty();
      assertThat(two.read("user1", "alice")).isEmpty();
      one.end();
      one.at("alice").awaitReceived("BYE ", "app:conf:focus");
      one.at("alice").awaitReceived("BYE ", "app:conf:chat");
      one.at("bob").awaitReceived("BYE ", "app:conf:chat");
      two.say("user1", "we go on", "carol");
    }
  }

  @Test
  void whoIsNotInTheConferenceDoesNotReachItsMediaServer(ConfabServer server) {
    try (Meeting meeting = Meeting.of(server, "dan");
        SipUser stranger = SipUser.signIn(server, "tls", "user2")) {
      meeting.join("alice");
      String chat = meeting.focus().replace(":focus:", ":chat:");
      SipMessage answer = stranger.ask(stranger.request("INVITE", chat));
      assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
      assertThat(answer.header("ms-diagnostics")).startsWith("3014");
      String nowhere = chat.substring(0, chat.lastIndexOf(':') + 1) + Conferences.newId();
      SipMessage unknown = stranger.ask(stranger.request("INVITE", nowhere));
      assertThat(unknown.status()).as(unknown.toString()).isEqualTo(404);
      assertThat(unknown.header("ms-diagnostics")).startsWith("3012");
    }
  }
}
