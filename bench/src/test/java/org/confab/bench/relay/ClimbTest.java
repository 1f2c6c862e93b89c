package org.confab.bench.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.confab.bench.report.Figure;
import org.junit.jupiter.api.Test;

class ClimbTest {
  private static boolean clean(double failed, double p99, double rate) {
    return Climb.isClean(Map.of(Figure.FAILED, failed, Figure.P99, p99, Figure.RATE, rate), 100);
  }

  @Test
  void aRateIsCleanIfNothingFailsOrWaitsOrFallsBehind() {
    assertThat(clean(0, 50, 95)).isTrue();
    assertThat(clean(1, 50, 95)).isFalse();
    assertThat(clean(0, 51, 95)).isFalse();
    assertThat(clean(0, 50, 80)).isFalse();
  }

  @Test
  void itGoesUpByHalvesAndTriesThreeTimesBeforeItGivesUp() {
    List<Integer> tried = new ArrayList<>();
    double highest =
        new Climb(100)
            .climb(
                rate -> {
                  tried.add(rate);
                  return rate == 100 || (rate == 150 && Collections.frequency(tried, rate) == 3);
                });
    assertThat(highest).isEqualTo(150);
    assertThat(tried).containsExactly(100, 150, 150, 150, 225, 225, 225);
  }

  @Test
  void theFirstRateMayBeTooMuch() {
    assertThat(new Climb(100).climb(rate -> false)).isZero();
  }
}
