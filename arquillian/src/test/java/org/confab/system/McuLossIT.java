package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The media server dies while people write to each other. */
@ExtendWith(SharedConfab.class)
class McuLossIT {
  private static final Duration BACK = Duration.ofSeconds(10);
  private static final List<String> MEMBERS = List.of("alice", "bob", "carol");

  @Test
  void whenTheMediaServerDiesTheyChatAgainWithinTenSeconds(ConfabServer server) {
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
      assertThat(Duration.between(death, back)).isLessThan(BACK);
      meeting.say("bob", "and back", "alice", "carol");
      meeting.say("carol", "and all", "alice", "bob");
      assertThat(Conferences.roster(organizer.subscribe())).isEqualTo(before);
      assertThat(Duration.between(death, Instant.now())).isLessThan(BACK);
      assertThat(server.mediaServerPid()).isNotEqualTo(pid);
    }
  }

  /** Writes until a text arrives; each attempt is told as failed or is read. */
  private static Instant chatAgain(Meeting meeting, Instant since) {
    for (int attempt = 0; Instant.now().isBefore(since.plus(Duration.ofSeconds(30))); attempt++) {
      String text = "attempt " + attempt;
      if (meeting.tryToSay("alice", text, "bob", Duration.ofSeconds(1))) {
        return Instant.now();
      }
    }
    throw new AssertionError("they did not chat again");
  }
}
