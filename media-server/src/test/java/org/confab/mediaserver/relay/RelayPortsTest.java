package org.confab.mediaserver.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RelayPortsTest {
  private static final int FIRST = 50_500;
  private static final long KEPT = 30_000;

  private final RelayPorts ports = new RelayPorts(FIRST, FIRST + 1, KEPT, new SecureRandom());

  @Test
  void thePortBehindAnEvenOneIsTakenWithIt() {
    assertThat(ports.takeEven(true, 0)).hasValue(FIRST);
    assertThat(ports.take(0)).isEmpty();
    long token = ports.reserveNext(FIRST, 0);
    assertThat(ports.take(0)).isEmpty();
    assertThat(ports.redeem(token, 0)).hasValue(FIRST + 1);
    assertThat(ports.redeem(token, 0)).isEmpty();
    assertThat(ports.take(KEPT)).isEmpty();
  }

  @Test
  void aPairOfWhichNothingCameIsFreeAgain() {
    assertThat(ports.takeEven(true, 0)).hasValue(FIRST);
    ports.release(FIRST);
    assertThat(ports.used()).isZero();
    assertThatThrownBy(() -> ports.reserveNext(FIRST, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPromisedPortOutlivesTheEvenOneUntilItsTimeIsOver() {
    assertThat(ports.takeEven(true, 0)).hasValue(FIRST);
    long token = ports.reserveNext(FIRST, 0);
    ports.release(FIRST);
    assertThat(ports.take(KEPT - 1)).hasValue(FIRST);
    assertThat(ports.take(KEPT)).hasValue(FIRST + 1);
    assertThat(ports.redeem(token, KEPT)).isEmpty();
  }

  @Test
  void anEvenPortAloneLeavesTheNextToOthers() {
    assertThat(ports.takeEven(false, 0)).hasValue(FIRST);
    assertThat(ports.take(0)).isEqualTo(OptionalInt.of(FIRST + 1));
    ports.release(FIRST);
    assertThat(ports.takeEven(true, 0)).isEmpty();
    assertThat(ports.used()).isEqualTo(1);
  }
}
