package org.confab.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DelaysTest {
  @Test
  void knowsItsParts() {
    Delays delays = new Delays(100);
    for (int i = 100; i > 0; i--) {
      delays.add(i);
    }

    assertThat(delays.part(0.5)).isEqualTo(51);
    assertThat(delays.part(0.99)).isEqualTo(100);
    assertThat(delays.part(1)).isEqualTo(100);
    assertThat(new Delays(1).part(0.5)).isZero();
  }
}
