package org.confab.mediaserver.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RelayUsersTest {
  private static final String ALICE = "alice";
  private static final int BURST = (int) RelayLimits.DEFAULT.burst();

  private final RelayUsers users = new RelayUsers(RelayLimits.DEFAULT);

  @Test
  void whoEndsAnAllocationAndMakesAnotherMaySendNoMoreForIt() {
    RelayUsers.User first = users.take(ALICE, 0).user();
    assertThat(first.passes(BURST, 0)).isTrue();
    first.release();
    users.sweep(0);
    assertThat(users.take(ALICE, 0).user().passes(1, 0)).isFalse();
  }

  @Test
  void aUserIsForgottenWhenNothingIsOwedAnyMore() {
    RelayUsers.User alice = users.take(ALICE, 0).user();
    alice.passes(BURST, 0);
    assertThat(users.size()).isEqualTo(1);
    alice.release();
    assertThat(users.size()).isZero();
    users.sweep(0);
    assertThat(users.remembered()).isEqualTo(1);
    users.sweep(TimeUnit.SECONDS.toNanos(1));
    assertThat(users.remembered()).isZero();
  }

  @Test
  void whoHoldsAnAllocationIsNotForgotten() {
    RelayUsers.User alice = users.take(ALICE, 0).user();
    users.take(ALICE, 0);
    alice.release();
    users.sweep(TimeUnit.HOURS.toNanos(1));
    assertThat(users.remembered()).isEqualTo(1);
    assertThat(users.size()).isEqualTo(1);
  }

  @Test
  void whoMayHaveNoMoreHoldsWhatHeHad() {
    for (int i = 0; i < RelayLimits.DEFAULT.allocationsPerUser(); i++) {
      assertThat(users.take(ALICE, 0).allowed()).isTrue();
    }
    RelayUsers.Taken refused = users.take(ALICE, 0);
    assertThat(refused.allowed()).isFalse();
    refused.user().release();
    assertThat(users.take(ALICE, 0).allowed()).isTrue();
  }
}
