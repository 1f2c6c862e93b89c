package org.confab.bench.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.confab.bench.report.Figure;
import org.junit.jupiter.api.Test;

class ResultsTest {
  @Test
  void eachKindHasItsOwnAndFailuresCountForAll() {
    Results results = new Results();
    for (int i = 1; i <= 100; i++) {
      results.add(Kind.POLL, i * 1000L, Optional.empty());
    }
    results.add(Kind.SESSION, 9_000_000, Optional.of(new IllegalStateException("busy")));
    results.end(10_000_000_000L);

    Map<Figure, Double> polls = results.kinds().get(Kind.POLL);
    assertThat(polls).containsEntry(Figure.RATE, 10.0).containsEntry(Figure.P99, 100.0);
    assertThat(results.all()).containsEntry(Figure.FAILED, 1.0).containsEntry(Figure.P99, 100.0);
  }

  @Test
  void theTimeOfWhatFailedIsNobodys() {
    Results results = new Results();
    results.add(Kind.POLL, 40_000, Optional.empty());
    results.add(Kind.POLL, 1, Optional.of(new IllegalStateException("refused at once")));
    results.end(1_000_000_000L);

    assertThat(results.kinds().get(Kind.POLL))
        .containsEntry(Figure.P50, 40.0)
        .containsEntry(Figure.COUNT, 1.0)
        .containsEntry(Figure.FAILED, 1.0);
  }

  @Test
  void ofNothingThereAreNoTimes() {
    Results results = new Results();
    results.add(Kind.POLL, 1, Optional.of(new IllegalStateException("refused")));
    results.end(1_000_000_000L);

    assertThat(results.all()).doesNotContainKeys(Figure.P50, Figure.P99);
    assertThat(results.all()).containsEntry(Figure.COUNT, 0.0);
  }

  @Test
  void howMuchWasBegunIsKnown() {
    Results results = new Results();
    results.begun(100, 2_000_000_000L, 80);

    assertThat(results.all()).containsEntry(Figure.ASKED, 80.0).containsEntry(Figure.OFFERED, 50.0);
  }
}
