package org.confab.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.confab.bench.report.Figure;
import org.confab.bench.report.Measured;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A goal is never held by accident. */
class VerdictTest {
  private static final String OURS = "Confab, fast";
  private static final String PEER = "peer, fast";
  private static final Goal RATIO = Goal.parse("warm_us: " + OURS + " <= 2 x " + PEER).get(0);

  private final Map<String, Map<Figure, List<Double>>> found = new TreeMap<>();

  @BeforeEach
  void bothWereMeasured() {
    found.put(OURS, new TreeMap<>());
    found.put(PEER, new TreeMap<>());
    has(OURS, Figure.WARM, 100.0);
    has(PEER, Figure.WARM, 80.0);
  }

  private void has(String operation, Figure figure, Double... rounds) {
    found.get(operation).put(figure, List.of(rounds));
  }

  private Verdict verdict(Goal goal) {
    return Verdict.of(goal, Optional.of(new Measured("now", 0.5, found, true)));
  }

  private String text(Goal goal) {
    return verdict(goal).text();
  }

  @Test
  void whatKeepsToItsBoundHoldsAndWhatDoesNotIsMissed() {
    assertThat(verdict(RATIO).value()).hasValue(1.25);
    assertThat(text(RATIO)).isEqualTo("holds");
    has(OURS, Figure.WARM, 161.0);
    assertThat(text(RATIO)).isEqualTo("**missed**");
  }

  @Test
  void aWorkloadThatWasNotRunIsNotMeasured() {
    assertThat(Verdict.of(RATIO, Optional.empty()).text()).isEqualTo("not measured");
  }

  @Test
  void aRunThatBrokeOffIsNotMeasured() {
    Verdict verdict = Verdict.of(RATIO, Optional.of(new Measured("now", 0.5, found, false)));
    assertThat(verdict.text()).isEqualTo("**not measured**: the run broke off");
  }

  @Test
  void withoutThePeerItIsNotMeasured() {
    found.remove(PEER);
    assertThat(text(RATIO)).isEqualTo("**not measured**: nothing of " + PEER);
  }

  @Test
  void anEmptyWindowIsNotMeasured() {
    found.get(OURS).remove(Figure.WARM);
    assertThat(text(RATIO)).isEqualTo("**not measured**: nothing of " + OURS);
  }

  @Test
  void aServerThatDiedCostsNothingAndIsNotMeasured() {
    has(OURS, Figure.WARM, -4_000.0);
    assertThat(text(RATIO)).isEqualTo("**not measured**: nothing of " + OURS);
    has(OURS, Figure.WARM, 0.0);
    assertThat(text(RATIO)).isEqualTo("**not measured**: nothing of " + OURS);
  }

  @Test
  void quickFailuresMissTheGoalEvenInOneRoundOfThree() {
    has(OURS, Figure.FAILED, 0.0, 7.0, 0.0);
    assertThat(text(RATIO)).isEqualTo("**missed**: 7 failed");
  }

  @Test
  void aPeerThatFailsIsNothingToCompareWith() {
    has(PEER, Figure.FAILED, 3.0);
    assertThat(text(RATIO)).isEqualTo("**not measured**: 3 of " + PEER + " failed");
  }

  @Test
  void aLoadGeneratorThatDoesNotKeepUpMeasuresNothing() {
    has(OURS, Figure.ASKED, 200.0);
    has(OURS, Figure.OFFERED, 179.0);
    assertThat(text(RATIO))
        .isEqualTo("**not measured**: the load generator began 179.0 a second of 200");
    has(OURS, Figure.OFFERED, 181.0);
    assertThat(text(RATIO)).isEqualTo("holds");
    has(PEER, Figure.ASKED, 200.0);
    assertThat(text(RATIO)).startsWith("**not measured**");
  }

  @Test
  void aConditionThatIsNotMetOrUnknownMeasuresNothing() {
    Goal goal =
        Goal.parse("warm_us: Confab, fast <= 200 if offered_percent: Confab, fast >= 250").get(0);
    assertThat(text(goal)).endsWith("offered, % of peak is unknown, not ≥ 250");
    has(OURS, Figure.OFFERED_PERCENT, 249.0);
    assertThat(text(goal))
        .isEqualTo("**not measured**: Confab, fast: offered, % of peak is 249, not ≥ 250");
    has(OURS, Figure.OFFERED_PERCENT, 250.0);
    assertThat(text(goal)).isEqualTo("holds");
  }

  @Test
  void aCountThatIsToBeZeroMayBeZero() {
    Goal goal = Goal.parse("grown: Confab, fast <= 0 if seconds: Confab, fast >= 3600").get(0);
    has(OURS, Figure.SECONDS, 3_601.0);
    has(OURS, Figure.GROWN, 0.0);
    assertThat(text(goal)).isEqualTo("holds");
    has(OURS, Figure.GROWN, 1.0);
    assertThat(text(goal)).isEqualTo("**missed**");
    has(OURS, Figure.SECONDS, 300.0);
    assertThat(text(goal)).isEqualTo("**not measured**: Confab, fast: s is 300.00, not ≥ 3,600");
  }

  @Test
  void everyGoalOfTooMuchNeedsTooMuch() {
    List<Goal> goals =
        Workload.read(Path.of("workloads.tsv")).stream()
            .filter(each -> each.name().equals("overload"))
            .flatMap(each -> each.goals().stream())
            .toList();
    assertThat(goals).isNotEmpty();
    for (String often : List.of("sign-ins", "calls")) {
      String much = "Confab, three times as many " + often;
      String most = "Confab, " + often + " as fast as it can";
      String dialogs = "Confab, in dialogs beside " + often;
      List.of(much, most, dialogs).forEach(operation -> found.put(operation, new TreeMap<>()));
      has(most, Figure.GENERATOR_BUSY, 50.0);
      has(much, Figure.GOODPUT, 99.0);
      has(much, Figure.RECOVERY, 2.2);
      has(dialogs, Figure.SUCCESS, 100.0);
      has(much, Figure.OFFERED_PERCENT, 115.0);
    }
    assertThat(goals).allSatisfy(goal -> assertThat(text(goal)).startsWith("**not measured**"));
    has("Confab, three times as many sign-ins", Figure.OFFERED_PERCENT, 290.0);
    has("Confab, three times as many calls", Figure.OFFERED_PERCENT, 290.0);
    assertThat(goals).allSatisfy(goal -> assertThat(text(goal)).isEqualTo("holds"));
  }
}
