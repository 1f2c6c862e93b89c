package org.confab.bench.presence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {
  private final Tally tally = new Tally();

  @Test
  void knowsWhoIsBehind() {
    tally.begin(2, 1);
    tally.publishing(7);
    tally.received(0, 7, 100);

    assertThat(tally.awaitAll(0)).isFalse();
    assertThat(tally.behind()).isEqualTo(1);

    tally.received(1, 7, 100);

    assertThat(tally.awaitAll(0)).isTrue();
    assertThat(tally.count()).isEqualTo(2);
    assertThat(tally.length()).isEqualTo(100);
  }

  @Test
  void countsANotificationOnceAndNothingElse() {
    tally.begin(1, 2);
    tally.publishing(1);
    tally.received(0, 1, 50);
    tally.received(0, 1, 50);
    tally.received(0, -1, 50);
    tally.received(0, Tally.NUMBERS, 50);

    assertThat(tally.count()).isEqualTo(1);
  }

  @Test
  void aNewerStateMayTakeThePlaceOfAnOlderOne() {
    tally.begin(1, 2);
    tally.publishing(1);
    tally.publishing(2);
    tally.received(0, 2, 50);

    assertThat(tally.count()).isEqualTo(1);
    assertThat(tally.behind()).isZero();
  }
}
