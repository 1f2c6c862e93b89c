package org.confab.core.mcufactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.mcufactory.MediaServers.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.confab.core.MovableClock;

/** Random life signs, silence and restarts against a model that is one life per media server. */
class McuRegistryModelTest {
  enum Kind {
    HEARD,
    RESTARTED,
    HEARD_OF_FORMER,
    UNREACHABLE,
    DRAIN,
    USE,
    WAIT
  }

  record Step(Kind kind, String id, int millis) {}

  /** What a listener knows who believes every event. */
  private static final class Believer implements McuEvents {
    final Map<String, Long> lives = new HashMap<>();
    final Set<String> draining = new HashSet<>();

    @Override
    public void registered(McuServer server) {
      lives.put(server.id(), server.incarnation().getLeastSignificantBits());
      draining.remove(server.id());
      if (server.state() == McuServer.State.DRAINING) {
        draining.add(server.id());
      }
    }

    @Override
    public void draining(McuServer server) {
      assertThat(lives).containsKey(server.id());
      draining.add(server.id());
    }

    @Override
    public void lost(McuServer server) {
      assertThat(lives.remove(server.id()))
          .as("only who lives is lost")
          .isEqualTo(server.incarnation().getLeastSignificantBits());
      draining.remove(server.id());
    }
  }

  private record Life(int incarnation, Instant heard, boolean lost, boolean drained) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.of("a", "b"),
            Arbitraries.of(1, 1_999, 2_000, 5_000, 5_001, 60_000, 3_600_001))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  @Property(tries = 300)
  void theRegistryKnowsWhatTheModelKnows(@ForAll("steps") List<Step> steps) {
    Run run = new Run();
    for (Step step : steps) {
      run.take(step);
      run.check(step);
    }
  }

  private static final class Run {
    private final MovableClock clock = new MovableClock();
    private final McuRegistry registry = new McuRegistry(clock, McuLimits.DEFAULT);
    private final Believer believer = new Believer();
    private final Map<String, Life> model = new TreeMap<>();

    Run() {
      registry.listen(believer);
    }

    void take(Step step) {
      Life life = model.get(step.id());
      switch (step.kind()) {
        case HEARD -> heard(step.id(), life == null ? 1 : life.incarnation());
        case RESTARTED -> heard(step.id(), life == null ? 1 : life.incarnation() + 1);
        case HEARD_OF_FORMER -> former(step.id(), life);
        case UNREACHABLE -> unreachable(step.id(), life);
        case DRAIN, USE -> drain(step.id(), life, step.kind() == Kind.DRAIN);
        case WAIT -> pass(step.millis());
      }
    }

    private void heard(String id, int incarnation) {
      registry.heard(server(id, incarnation));
      Life before = model.get(id);
      model.put(
          id, new Life(incarnation, clock.instant(), false, before != null && before.drained()));
    }

    private void former(String id, Life life) {
      if (life == null || life.incarnation() == 1) {
        return;
      }
      List<McuServer> before = registry.all();
      boolean taken = true;
      try {
        registry.heard(server(id, life.incarnation() - 1));
      } catch (McuRefused refused) {
        taken = false;
      }
      assertThat(taken).as("a former one is taken").isFalse();
      assertThat(registry.all()).isEqualTo(before);
    }

    private void unreachable(String id, Life life) {
      registry.unreachable(id, server(id, life == null ? 1 : life.incarnation()).incarnation());
      if (life != null) {
        model.put(id, new Life(life.incarnation(), life.heard(), true, life.drained()));
      }
    }

    private void drain(String id, Life life, boolean on) {
      assertThat(registry.drain(id, on).isPresent()).isEqualTo(life != null);
      if (life != null) {
        model.put(id, new Life(life.incarnation(), life.heard(), life.lost(), on));
      }
    }

    private void pass(int millis) {
      clock.forward(Duration.ofMillis(millis));
      registry.sweep();
      Instant now = clock.instant();
      Instant longAgo = now.minus(McuLimits.DEFAULT.remembered());
      model.values().removeIf(life -> life.lost() && life.heard().isBefore(longAgo));
      Instant silent = now.minus(McuLimits.DEFAULT.silence());
      model.replaceAll(
          (id, life) ->
              new Life(
                  life.incarnation(),
                  life.heard(),
                  life.lost() || life.heard().isBefore(silent),
                  life.drained()));
    }

    void check(Step step) {
      List<String> known = new ArrayList<>();
      registry
          .all()
          .forEach(
              one ->
                  known.add(one.id() + one.incarnation().getLeastSignificantBits() + one.state()));
      List<String> expected = new ArrayList<>();
      Map<String, Long> alive = new HashMap<>();
      Set<String> draining = new HashSet<>();
      model.forEach(
          (id, life) -> {
            expected.add(id + life.incarnation() + state(life));
            if (!life.lost()) {
              alive.put(id, (long) life.incarnation());
              if (life.drained()) {
                draining.add(id);
              }
            }
          });
      assertThat(known).as("after %s", step).isEqualTo(expected);
      assertThat(believer.lives).as("told after %s", step).isEqualTo(alive);
      assertThat(believer.draining).as("told after %s", step).isEqualTo(draining);
    }

    private static McuServer.State state(Life life) {
      if (life.lost()) {
        return McuServer.State.LOST;
      }
      return life.drained() ? McuServer.State.DRAINING : McuServer.State.READY;
    }
  }
}
