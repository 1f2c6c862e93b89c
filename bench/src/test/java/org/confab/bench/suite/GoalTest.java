package org.confab.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.confab.bench.report.Figure;
import org.confab.bench.report.Measured;
import org.junit.jupiter.api.Test;

class GoalTest {
  private static final Measured MEASURED =
      new Measured(
          "2026-01-01T00:00:00Z",
          0.5,
          Map.of(
              "ours, A", Map.of(Figure.WARM, List.of(90.0, 150.0, 100.0)),
              "peer, A", Map.of(Figure.WARM, List.of(50.0))),
          true);

  @Test
  void aRatioIsHeldAgainstTheOtherOperationOfTheSameRun() {
    Goal goal = Goal.parse("warm_us: ours, A <= 1.5 x peer, A").get(0);

    assertThat(goal.value(MEASURED)).hasValue(2);
    assertThat(goal.line(MEASURED)).hasValue(75);
    assertThat(goal.holds(2)).isFalse();
    assertThat(goal.holds(1.5)).isTrue();
    assertThat(goal.wanted()).isEqualTo("≤ 1.5 × peer, A");
  }

  @Test
  void anAbsoluteGoalNeedsNoOther() {
    Goal goal = Goal.parse("warm_us: ours, A >= 90").get(0);

    assertThat(goal.value(MEASURED)).hasValue(100);
    assertThat(goal.line(MEASURED)).hasValue(90);
    assertThat(goal.holds(100)).isTrue();
    assertThat(goal.holds(89)).isFalse();
  }

  @Test
  void conditionsStandBehindIf() {
    Goal goal =
        Goal.parse(
                "warm_us: ours, A <= 1.5 x peer, A if offered_percent: ours, A >= 250 &"
                    + " failed: peer, A <= 0")
            .get(0);

    assertThat(goal.measure()).isEqualTo("peer, A");
    assertThat(goal.conditions()).extracting(Goal::operation).containsExactly("ours, A", "peer, A");
    assertThat(goal.conditions()).extracting(Goal::wanted).containsExactly("≥ 250", "≤ 0");
  }

  @Test
  void withoutThePeerThereIsNoRatio() {
    Goal goal = Goal.parse("warm_us: ours, A <= 1.5 x nobody").get(0);

    assertThat(goal.value(MEASURED)).isEmpty();
    assertThat(goal.line(MEASURED)).isEmpty();
  }

  @Test
  void whatIsNoGoalIsRefused() {
    assertThat(Goal.parse("-")).isEmpty();
    assertThatThrownBy(() -> Goal.parse("nonsense: a <= 1")).hasMessageContaining("no figure");
    assertThatThrownBy(() -> Goal.parse("warm_us a 1")).hasMessageContaining("no goal");
  }
}
