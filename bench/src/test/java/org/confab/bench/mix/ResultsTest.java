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
}
