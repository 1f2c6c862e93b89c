package org.confab.mediaserver.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int MANY = 100_000;

  @Test
  void asMuchAsItsLeewayGoesAtOnceAndItsRateForEver() {
    Budget budget = new Budget(80, MANY, Duration.ofSeconds(1), 0);
    assertThat(budget.take(10_000, 0)).isTrue();
    assertThat(budget.take(1, 0)).isFalse();
    assertThat(budget.rested(SECOND / 4)).isFalse();
    assertThat(budget.rested(SECOND / 2)).isTrue();
    assertThat(budget.take(5_000, SECOND / 2)).isTrue();
    assertThat(budget.take(10_001, 100 * SECOND)).isFalse();
    assertThat(budget.take(10_000, 100 * SECOND)).isTrue();
  }

  @Test
  void aSmallerLimitHoldsAtOnce() {
    Budget budget = new Budget(8_000, MANY, Duration.ofSeconds(1), 0);
    budget.limit(8);
    assertThat(budget.take(1_001, 0)).isFalse();
    assertThat(budget.take(1_000, 0)).isTrue();
  }

  @Test
  void onlySoManyPacketsGoHoweverSmallTheyAre() {
    Budget budget = new Budget(80, 10, Duration.ofSeconds(1), 0);
    for (int each = 0; each < 10; each++) {
      assertThat(budget.take(1, 0)).isTrue();
    }
    assertThat(budget.take(1, 0)).isFalse();
    assertThat(budget.take(1, SECOND / 20)).isFalse();
    assertThat(budget.take(1, SECOND / 10)).isTrue();
  }

  @Test
  void asManyPacketsGoUnderASmallerLimit() {
    Budget budget = new Budget(80, 10, Duration.ofSeconds(1), 0);
    budget.limit(8);
    for (int each = 0; each < 10; each++) {
      assertThat(budget.take(100, 0)).isTrue();
    }
    assertThat(budget.take(1, 0)).isFalse();
  }
}
