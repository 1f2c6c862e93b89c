package org.confab.protocol.lcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LcsStatusTest {
  @ParameterizedTest
  @CsvSource({
    "300, 400, 3500, ''",
    "300, 850, 3500, ''",
    "300, 0, 3500, ''",
    "300, 200, 5000, ''",
    "200, 400, 5000, ''",
    "100, 400, 5000, ''",
    "300, 600, 6500, ''",
    "300, 500, 6500, on-the-phone",
    "300, 300, 12500, ''",
    "300, 100, 15500, ''",
    "300, 150, 15500, ''",
    "300, 700, 15500, ''",
    "99, 400, 18500, ''",
    "0, 500, 18500, ''"
  })
  void aStatusIsThatState(int availability, int activity, int number, String token) {
    LcsStatus status = new LcsStatus(availability, activity);
    assertThat(status.state()).isEqualTo(number);
    assertThat(status.token().orElse("")).isEqualTo(token);
  }

  @ParameterizedTest
  @CsvSource({
    "0, '', 0, 0",
    "2999, '', 0, 0",
    "3500, '', 300, 400",
    "3500, on-the-phone, 300, 500",
    "5000, '', 300, 200",
    "6500, '', 300, 600",
    "6500, on-the-phone, 300, 500",
    "6500, in-a-conference, 300, 500",
    "6500, in-a-meeting, 300, 600",
    "7500, '', 300, 600",
    "9500, '', 300, 600",
    "9500, on-the-phone, 300, 600",
    "12500, '', 300, 300",
    "15500, out-of-office, 300, 100",
    "18000, '', 0, 0",
    "18500, '', 0, 0"
  })
  void aStateIsShownByThatStatus(int number, String token, int availability, int activity) {
    assertThat(LcsStatus.ofState(number, token)).isEqualTo(new LcsStatus(availability, activity));
  }

  @Property
  void aStatusSaysTheSameAfterTheWayThereAndBackUnlessTheUserIsOnlyConnected(
      @ForAll @IntRange(max = 999) int availability, @ForAll @IntRange(max = 999) int activity) {
    LcsStatus status = new LcsStatus(availability, activity);
    LcsStatus back = LcsStatus.ofState(status.state(), status.token().orElse(""));
    assertThat(back.means(status)).isTrue();
    assertThat(back.online()).isEqualTo(status.online());
  }

  @Property
  void aStateKeepsItsClassOnTheWayThereAndBackExceptThatBusyIsSaidInOneWay(
      @ForAll @IntRange(max = 18999) int number) {
    LcsStatus status = LcsStatus.ofState(number, "");
    int expected =
        number < 3000 || number >= 18000
            ? 18000
            : number >= 6000 && number < 12000
                ? 6000
                : number < 6000 ? number / 1500 * 1500 : number / 3000 * 3000;
    assertThat(status.state()).isBetween(expected, expected + 2999);
  }

  @Property
  void theThreeSourcesOfAStateNeverContradict(
      @ForAll @IntRange(max = 999) int availability, @ForAll @IntRange(max = 999) int activity) {
    LcsStatus status = new LcsStatus(availability, activity);
    assertThat(status.user().isPresent() && status.phone().isPresent()).isFalse();
    assertThat(status.machine().isPresent()).isEqualTo(status.online());
    assertThat(status.online() || (status.user().isEmpty() && status.phone().isEmpty())).isTrue();
  }

  @Test
  void everyNumberHasAMeaningAndEveryMeaningItsNumber() {
    for (LcsActivity activity : LcsActivity.values()) {
      assertThat(LcsActivity.of(activity.number())).isEqualTo(activity);
    }
    for (LcsAvailability availability : LcsAvailability.values()) {
      assertThat(LcsAvailability.of(availability.number())).isEqualTo(availability);
    }
    assertThat(LcsActivity.of(149)).isEqualTo(LcsActivity.AWAY);
    assertThat(LcsActivity.of(999)).isEqualTo(LcsActivity.ACTIVE_TOO);
    assertThat(LcsAvailability.of(999)).isEqualTo(LcsAvailability.NEAR);
  }

  @Test
  void numbersBeyondTheSchemaAreRefused() {
    assertThatThrownBy(() -> new LcsStatus(1000, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LcsStatus(0, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
