package org.confab.core.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DeadlinesTest {
  private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

  @Property(tries = 300)
  void whatIsDueIsWhatASweepOverAllWouldFind(
      @ForAll @Size(max = 100) List<@IntRange(max = 399) Integer> steps) {
    Deadlines deadlines = new Deadlines();
    Map<SubscriptionId, Instant> model = new HashMap<>();
    Instant now = START;
    for (int step : steps) {
      SubscriptionId id = new SubscriptionId("s" + step % 10);
      Instant time = START.plusSeconds(step / 10);
      switch (step % 4) {
        case 0 -> {
          deadlines.remove(id);
          model.remove(id);
        }
        case 1 -> {
          now = now.isAfter(time) ? now : time;
          Instant until = now;
          List<SubscriptionId> expected =
              model.keySet().stream().filter(one -> !model.get(one).isAfter(until)).toList();
          assertThat(deadlines.due(now)).containsExactlyInAnyOrderElementsOf(expected);
          expected.forEach(model::remove);
        }
        default -> {
          deadlines.set(id, time);
          model.merge(id, time, (one, other) -> one.isBefore(other) ? one : other);
        }
      }
      assertThat(deadlines.size()).isEqualTo(model.size());
    }
  }
}
