package org.confab.bench.relay;

import static org.assertj.core.api.Assertions.assertThat;

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
}
