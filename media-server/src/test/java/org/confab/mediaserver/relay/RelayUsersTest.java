package org.confab.mediaserver.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.junit.jupiter.api.Test;

class RelayUsersTest {
  private static final String ALICE = "alice";
  private static final int BURST = (int) RelayLimits.DEFAULT.user().burst();

  private final Figures figures = new Figures();
  private final RelayUsers users = new RelayUsers(RelayLimits.DEFAULT, 0);

  @Test
  void whoEndsAnAllocationAndMakesAnotherMaySendNoMoreForIt() {
    RelayUsers.User first = users.take(ALICE, 0).user();
    assertThat(first.passes(BURST, 0, figures)).isTrue();
    first.release();
    users.sweep(0);
    assertThat(users.take(ALICE, 0).user().passes(1, 0, figures)).isFalse();
  }

  @Test
  void whatAllUsersHaveTogetherIsSharedByThem() {
    RelayUsers few = new RelayUsers(RelayLimits.DEFAULT.withBytesPerSecondOfAll(1000), 0);
    assertThat(few.take(ALICE, 0).user().passes(900, 0, figures)).isTrue();
    RelayUsers.User bob = few.take("bob", 0).user();
    assertThat(bob.passes(200, 0, figures)).isFalse();
    assertThat(bob.mayPass(0)).isTrue();
    assertThat(figures.of(Counter.RELAY_PACKETS_OVER_TOTAL)).isEqualTo(1);
    assertThat(figures.of(Counter.RELAY_PACKETS_OVER_LIMIT)).isZero();
    assertThat(bob.passes(200, TimeUnit.MILLISECONDS.toNanos(200), figures)).isTrue();
  }

  @Test
  void aUserIsForgottenWhenNothingIsOwedAnyMore() {
    RelayUsers.User alice = users.take(ALICE, 0).user();
    alice.passes(BURST, 0, figures);
    assertThat(users.size()).isEqualTo(1);
    alice.release();
    assertThat(users.size()).isZero();
    users.sweep(0);
    assertThat(users.remembered()).isEqualTo(1);
    users.sweep(TimeUnit.SECONDS.toNanos(1));
    assertThat(users.remembered()).isZero();
  }

  @Test
  void whoEndsAnAllocationAndMakesAnotherMayTryNoMorePeersForIt() {
    RelayLimits.OfPeers peers = RelayLimits.DEFAULT.peers();
    RelayUsers.User alice = users.take(ALICE, 0).user();
    for (int each = 0; each < peers.attemptsAtOnce(); each++) {
      assertThat(alice.connects(0)).isTrue();
      alice.disconnected();
    }
    assertThat(alice.connects(0)).isFalse();
    alice.release();
    users.sweep(0);
    RelayUsers.User again = users.take(ALICE, 0).user();
    assertThat(again.connects(0)).isFalse();
    assertThat(again.holdsConnection()).as("peers may come").isTrue();
    assertThat(users.connections()).isEqualTo(1);
    assertThat(again.connects(TimeUnit.SECONDS.toNanos(1))).isTrue();
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
    for (int i = 0; i < RelayLimits.DEFAULT.user().allocations(); i++) {
      assertThat(users.take(ALICE, 0).allowed()).isTrue();
    }
    RelayUsers.Taken refused = users.take(ALICE, 0);
    assertThat(refused.allowed()).isFalse();
    refused.user().release();
    assertThat(users.take(ALICE, 0).allowed()).isTrue();
  }
}
