package org.confab.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessFiguresTest {
  @Test
  void addsUserAndSystemTimeWhateverTheCommandIsCalled() {
    assertThat(
            ProcessFigures.ticks(
                "42 (a) b (c)) S 1 42 42 0 -1 4194560 1186 9054 0 2 31 11 6 4 20 0 1 0 17 9"))
        .isEqualTo(42);
  }
}
