package org.confab.protocol.presence;

import java.util.Arrays;
import java.util.Optional;

/** Kinds of state ([MS-PRES] 2.2.2): who or what says how available the user is. */
public enum StateType {
  AGGREGATE("aggregateState"),
  AGGREGATE_MACHINE("aggregateMachineState"),
  MACHINE("machineState"),
  USER("userState"),
  CALENDAR("calendarState"),
  PHONE("phoneState");

  private final String value;

  StateType(String value) {
    this.value = value;
  }

  /** The value of {@code xsi:type}. */
  public String asString() {
    return value;
  }

  /** The type of that name, without its prefix; empty for an unknown one. */
  public static Optional<StateType> find(String text) {
    String local = text.substring(text.indexOf(':') + 1);
    return Arrays.stream(values()).filter(type -> type.value.equals(local)).findFirst();
  }
}
