package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The media server dies while people write to each other. */
@ExtendWith(SharedConfab.class)
class McuLossIT {
  private static final Duration BACK = Duration.ofSeconds(10);

  @Test
  void whenTheMediaServerDiesTheyChatAgainWithinTenSeconds(ConfabServer server) {
    try (Meeting meeting = Meeting.of(server, "dan")) {
      meeting.join("alice");
      meeting.join("bob");
      meeting.say("alice", "before", "bob");
      long pid = server.mediaServerPid();
      Instant death = Instant.now();
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
      Instant back = chatAgain(meeting, death);
      assertThat(Duration.between(death, back)).isLessThan(BACK);
      meeting.say("bob", "and back", "alice");
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
