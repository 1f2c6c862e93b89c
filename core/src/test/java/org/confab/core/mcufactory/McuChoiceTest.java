package org.confab.core.mcufactory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.mcu.McuDescription;
import org.junit.jupiter.api.Test;

class McuChoiceTest {
  private static McuServer server(String id, int conferences, int legs, boolean draining) {
    McuDescription said =
        MediaServers.server(id, 1, new McuDescription.Load(conferences, 100, legs, 1000), draining);
    return new McuServer(said, Instant.EPOCH, Instant.EPOCH, false, false);
  }

  private static Optional<String> choose(McuServer... servers) {
    return McuChoice.LEAST_LOADED.choose(McuType.CHAT, List.of(servers)).map(McuServer::id);
  }

  @Test
  void theLeastLoadedIsChosenByTheFullerOfConferencesAndLegs() {
    assertThat(choose(server("a", 10, 900, false), server("b", 50, 10, false))).contains("b");
    assertThat(choose(server("a", 10, 0, false), server("b", 50, 10, false))).contains("a");
  }

  @Test
  void amongEqualsTheNameDecides() {
    assertThat(choose(server("b", 1, 0, false), server("a", 1, 0, false))).contains("a");
  }

  @Test
  void whoIsDrainedLostFullOrOfAnotherTypeIsNotChosen() {
    McuServer free = server("a", 0, 0, false);
    assertThat(choose(server("a", 0, 0, true), free.drained(true), free.asLost())).isEmpty();
    assertThat(choose(server("a", 100, 0, false))).isEmpty();
    assertThat(McuChoice.LEAST_LOADED.choose(McuType.AUDIO_VIDEO, List.of(free))).isEmpty();
  }
}
