package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.ImSession;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** The media server dies while people write to each other. */
@ExtendWith(SharedConfab.class)
class McuLossIT {
  private static final String MEDIA_SERVER = "/api/mcus/media-server";
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final List<String> MEMBERS = List.of("alice", "bob", "carol");

  @Test
  void whenTheMediaServerDiesTheyChatAgain(ConfabServer server, TestReporter reporter) {
    try (Meeting meeting = Meeting.of(server, "dan")) {
      FocusSession organizer = FocusSession.join(meeting.organizer(), meeting.focus());
      meeting.signIn(MEMBERS);
      meeting.joinTogether(MEMBERS);
      meeting.say("alice", "before", "bob", "carol");
      List<String> before = Conferences.roster(organizer.subscribe());
      assertThat(before).hasSize(4).filteredOn(line -> line.contains("chat")).hasSize(3);
      long pid = server.mediaServerPid();
      Instant death = Instant.now();
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
      Instant back = chatAgain(meeting, death);
      reporter.publishEntry("chat again after", Duration.between(death, back).toString());
      meeting.say("bob", "and back", "alice", "carol");
      meeting.say("carol", "and all", "alice", "bob");
      assertThat(Conferences.roster(organizer.subscribe())).isEqualTo(before);
      assertThat(server.mediaServerPid()).isNotEqualTo(pid);
    }
  }

  @Test
  void aDrainedMediaServerKeepsWhatNobodyElseTakesAndTakesNothingNew(ConfabServer server) {
    AdminApi api = new AdminApi(server);
    try (SipUser alice = SipUser.signIn(server, "tls", "alice");
        SipUser bob = SipUser.signIn(server, "tls", "bob")) {
      String old = Conferences.create(alice);
      String fresh = Conferences.create(alice);
      FocusSession.join(alice, old);
      FocusSession.join(bob, old);
      FocusSession.join(alice, fresh);
      ImSession alices = ImSession.join(alice, old);
      ImSession bobs = ImSession.join(bob, old);
      assertThat(api.put(MEDIA_SERVER, "{\"drained\":true}").statusCode()).isEqualTo(200);
      try {
        SipMessage refused = alice.ask(ImSession.invite(alice, fresh));
        assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("10");
        assertThat(alices.say("we go on").status()).isEqualTo(202);
        bobs.awaitRequest("MESSAGE", "we go on", 200);
      } finally {
        assertThat(api.put(MEDIA_SERVER, "{\"drained\":false}").statusCode()).isEqualTo(200);
      }
      assertThat(ImSession.join(alice, fresh).say("at last").status()).isEqualTo(202);
    }
  }

  /** Writes until a text arrives; each attempt is told as failed or is read. */
  private static Instant chatAgain(Meeting meeting, Instant since) {
    for (int attempt = 0; Instant.now().isBefore(since.plus(LIMIT)); attempt++) {
      String text = "attempt " + attempt;
      if (meeting.tryToSay("alice", text, "bob", Duration.ofSeconds(1))) {
        return Instant.now();
      }
    }
    throw new AssertionError("they did not chat again");
  }
}
