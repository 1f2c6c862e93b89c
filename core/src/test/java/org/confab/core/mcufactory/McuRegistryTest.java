package org.confab.core.mcufactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.mcufactory.MediaServers.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.confab.core.MovableClock;
import org.junit.jupiter.api.Test;

class McuRegistryTest {
  private final MovableClock clock = new MovableClock();
  private final McuRegistry registry = new McuRegistry(clock, McuLimits.DEFAULT);
  private final List<String> events = new ArrayList<>();

  McuRegistryTest() {
    registry.listen(
        new McuEvents() {
          @Override
          public void registered(McuServer server) {
            events.add("registered " + server.incarnation().getLeastSignificantBits());
          }

          @Override
          public void draining(McuServer server) {
            events.add("draining");
          }

          @Override
          public void lost(McuServer server) {
            events.add("lost " + server.incarnation().getLeastSignificantBits());
          }
        });
  }

  @Test
  void aMediaServerRegistersOnceAndLivesWhileItPings() {
    registry.heard(server("a", 1));
    for (int second = 0; second < 60; second += 2) {
      clock.forward(Duration.ofSeconds(2));
      registry.heard(server("a", 1));
      registry.sweep();
    }
    assertThat(events).containsExactly("registered 1");
    assertThat(registry.lives("a", server("a", 1).incarnation())).isTrue();
  }

  @Test
  void whoIsSilentForMoreThanFiveSecondsIsLostAndMayComeBack() {
    registry.heard(server("a", 1));
    clock.forward(Duration.ofSeconds(5));
    registry.sweep();
    assertThat(registry.lives("a", server("a", 1).incarnation())).isTrue();
    clock.forward(Duration.ofMillis(1));
    registry.sweep();
    registry.sweep();
    assertThat(registry.find("a").orElseThrow().state()).isEqualTo(McuServer.State.LOST);
    registry.heard(server("a", 1));
    assertThat(events).containsExactly("registered 1", "lost 1", "registered 1");
  }

  @Test
  void aNewIncarnationEndsTheFormerWhichIsNotTakenAgain() {
    registry.heard(server("a", 1));
    registry.heard(server("a", 2));
    assertThat(events).containsExactly("registered 1", "lost 1", "registered 2");
    assertThatThrownBy(() -> registry.heard(server("a", 1))).isInstanceOf(McuRefused.class);
    assertThat(registry.lives("a", server("a", 2).incarnation())).isTrue();
  }

  @Test
  void whoRefusesConnectionsIsLostAtOnceButNotItsSuccessor() {
    registry.heard(server("a", 1));
    registry.heard(server("a", 2));
    registry.unreachable("a", server("a", 1).incarnation());
    assertThat(registry.lives("a", server("a", 2).incarnation())).isTrue();
    registry.unreachable("a", server("a", 2).incarnation());
    assertThat(registry.lives("a", server("a", 2).incarnation())).isFalse();
  }

  @Test
  void drainingIsToldOnceWhoeverWantsItAndHoldsOverARestart() {
    registry.heard(server("a", 1));
    registry.drain("a", true);
    registry.drain("a", true);
    registry.heard(server("a", 2));
    assertThat(registry.find("a").orElseThrow().state()).isEqualTo(McuServer.State.DRAINING);
    registry.drain("a", false);
    assertThat(events)
        .containsExactly("registered 1", "draining", "lost 1", "registered 2", "registered 2");
    assertThat(registry.drain("nobody", true)).isEmpty();
  }

  @Test
  void lostOnesAreShownForAWhileAndMakeRoomForOthers() {
    for (int i = 0; i < McuLimits.DEFAULT.servers(); i++) {
      registry.heard(server("m" + i, 1));
    }
    assertThatThrownBy(() -> registry.heard(server("late", 1))).isInstanceOf(McuRefused.class);
    registry.unreachable("m0", server("m0", 1).incarnation());
    assertThat(registry.all()).hasSize(McuLimits.DEFAULT.servers());
    registry.heard(server("late", 1));
    assertThat(registry.find("m0")).isEmpty();
    clock.forward(McuLimits.DEFAULT.remembered().plusSeconds(1));
    registry.sweep();
    registry.sweep();
    assertThat(registry.all()).isEmpty();
  }
}
