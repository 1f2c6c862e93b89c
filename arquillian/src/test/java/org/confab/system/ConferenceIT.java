package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.confab.protocol.xml.XmlElement;
import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipUser;
import org.confab.system.trace.TraceReplay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Conferences from their record to their roster. */
@ExtendWith(SharedConfab.class)
class ConferenceIT {
  @Test
  void aRecordedConversationGetsAnswersOfTheRecordedStructure(ConfabServer server) {
    try (SipUser user1 = SipUser.signIn(server, "tls", "user1");
        SipUser user2 = SipUser.signIn(server, "tls", "user2")) {
      Instant expiry = Instant.now().plus(7, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
      new TraceReplay(Map.of("user1", user1, "user2", user2))
          .with("User1", user1.aor().replace("user1", "User1"))
          .with("User2", user2.aor().replace("user2", "User2"))
          .with("id", Conferences.newId())
          .with("expiry", expiry.toString())
          .play("add-audio");
    }
  }

  @Test
  void eachSeesTheOthersJoinAndLeave(ConfabServer server) {
    try (SipUser alice = SipUser.signIn(server, "tls", "alice");
        SipUser bob = SipUser.signIn(server, "tcp", "bob")) {
      String focus = Conferences.create(alice);
      FocusSession first = FocusSession.join(alice, focus);
      XmlElement roster = first.subscribe();
      assertThat(Conferences.users(roster)).containsExactly(alice.aor());
      FocusSession second = FocusSession.join(bob, focus);
      assertThat(Conferences.users(second.subscribe()))
          .containsExactlyInAnyOrder(alice.aor(), bob.aor());
      int joined = first.awaitUser(bob.aor(), "full");
      second.leave();
      int left = first.awaitUser(bob.aor(), "deleted");
      assertThat(left).isGreaterThan(joined);
      FocusSession again = FocusSession.join(bob, focus);
      again.subscribe();
      first.leave();
      again.awaitUser(alice.aor(), "deleted");
    }
  }

  @Test
  void aParticipantWhoseConnectionBreaksHasLeft(ConfabServer server) {
    try (SipUser alice = SipUser.signIn(server, "tls", "alice")) {
      String focus = Conferences.create(alice);
      FocusSession first = FocusSession.join(alice, focus);
      first.subscribe();
      SipUser bob = SipUser.signIn(server, "tcp", "bob");
      FocusSession.join(bob, focus);
      first.awaitUser(bob.aor(), "full");
      bob.close();
      first.awaitUser(bob.aor(), "deleted");
    }
  }

  @Test
  void pidginUsersJoinAFocusAndSeeEachOther(ConfabServer server) {
    try (SipUser organizer = SipUser.signIn(server, "tls", "carol");
        SipeClient alice = Start.of(server, "alice", "tls").signIn();
        SipeClient bob = Start.of(server, "bob", "tcp").signIn()) {
      String focus = Conferences.create(organizer);
      alice.awaitReceived("getConferencingCapabilities", "mcu-types");
      bob.awaitReceived("getConferencingCapabilities", "mcu-types");
      alice.order("join " + focus);
      alice.awaitReceived("conference-info", "entity=\"sip:alice@", "connected");
      bob.order("join " + focus);
      bob.awaitReceived("conference-info", "entity=\"sip:alice@", "connected");
      alice.awaitReceived("BENOTIFY", "conference-info", "entity=\"sip:bob@", "connected");
      bob.close();
      alice.awaitReceived("BENOTIFY", "conference-info", "entity=\"sip:bob@", "deleted");
    }
  }
}
