package org.confab.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void theMedianIsInTheMiddle() {
    assertThat(Statistics.median(List.of(3.0, 1.0, 2.0))).isEqualTo(2);
    assertThat(Statistics.median(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
    assertThatThrownBy(() -> Statistics.median(List.of())).hasMessageContaining("nothing");
  }

  @Test
  void lowestAndHighestAreTheEnds() {
    assertThat(Statistics.lowest(List.of(3.0, 1.0, 2.0))).isEqualTo(1);
    assertThat(Statistics.highest(List.of(3.0, 1.0, 2.0))).isEqualTo(3);
  }
}
