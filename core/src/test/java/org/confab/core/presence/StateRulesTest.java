package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.confab.protocol.presence.StateType;
import org.confab.protocol.presence.StateValue;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateRulesTest {
  @Test
  void withoutMachineNobodyIsThere() {
    assertThat(StateRules.aggregate(Map.of())).isEmpty();
    assertThat(StateRules.aggregate(Map.of(StateType.USER, value(StateType.USER, 3500, ""))))
        .isEmpty();
  }

  @ParameterizedTest(name = "machine {0}, user {1}, calendar {2}, phone {3} gives {4} {5}")
  @CsvSource({
    "3500,     0,     0,     0,  3500, ''",
    "3500,  3500,     0,     0,  3500, ''",
    "3500,  6500,     0,     0,  6500, ''",
    "3500,  9500,     0,     0,  9500, ''",
    "3500, 12500,     0,     0, 12500, ''",
    "3500, 15500,     0,     0, 15500, ''",
    "3500, 18500,     0,     0, 18500, ''",
    "15500, 3500,     0,     0, 15500, ''",
    "15500,    0,     0,     0, 15500, ''",
    "5000,  3500,     0,     0,  5000, ''",
    "5000,     0,     0,     0,  5000, ''",
    "5000,  6500,     0,     0,  7500, ''",
    "6500,     0,     0,     0,  3500, ''",
    "9500,     0,     0,     0,  3500, ''",
    "12500,    0,     0,     0,  3500, ''",
    "7500,     0,     0,     0,  5000, ''",
    "0,        0,     0,     0,  3500, ''",
    "18500, 3500,     0,     0, 15500, ''",
    "7500,  6500,     0,     0,  7500, ''",
    "3500,  3500,  6500,     0,  6500, in-a-meeting",
    "3500,  6500,  6500,     0,  6500, in-a-meeting",
    "3500,     0,     0,  6500,  6500, on-the-phone",
    "3500,  3500,  6500,  6500,  6500, on-the-phone",
    "15500, 3500,     0,  6500,  6500, on-the-phone",
    "3500,  9500,  6500,  6500,  9500, ''",
    "3500, 12500,     0,  6500, 12500, ''",
  })
  void theRules(int machine, int user, int calendar, int phone, int availability, String activity) {
    Map<StateType, StateValue> inputs = new EnumMap<>(StateType.class);
    inputs.put(StateType.MACHINE, value(StateType.MACHINE, machine, ""));
    put(inputs, StateType.USER, user, "");
    put(inputs, StateType.CALENDAR, calendar, "in-a-meeting");
    put(inputs, StateType.PHONE, phone, "on-the-phone");

    StateValue aggregate = StateRules.aggregate(inputs).orElseThrow();

    assertThat(aggregate.availability()).isEqualTo(availability);
    assertThat(aggregate.token()).isEqualTo(activity);
    assertThat(aggregate.type()).isEqualTo(StateType.AGGREGATE);
  }

  @Property
  void nobodyIsMoreAvailableThanHeSays(
      @ForAll @IntRange(min = 1, max = 20000) int machine,
      @ForAll @IntRange(min = 6000, max = 20000) int user) {
    Map<StateType, StateValue> inputs = new EnumMap<>(StateType.class);
    put(inputs, StateType.MACHINE, machine, "");
    put(inputs, StateType.USER, user, "");

    assertThat(StateRules.aggregate(inputs).orElseThrow().availability())
        .isGreaterThanOrEqualTo(Math.min(user, 18500));
  }

  private static void put(
      Map<StateType, StateValue> inputs, StateType type, int availability, String token) {
    if (availability > 0) {
      inputs.put(type, value(type, availability, token));
    }
  }

  private static StateValue value(StateType type, int availability, String token) {
    Optional<XmlElement> activity =
        token.isEmpty()
            ? Optional.empty()
            : Optional.of(XmlElement.of("", "activity").with("token", token));
    return new StateValue(type, availability, activity, Optional.empty());
  }
}
