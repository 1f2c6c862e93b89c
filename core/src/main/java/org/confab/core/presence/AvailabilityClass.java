package org.confab.core.presence;

import java.util.Arrays;
import java.util.Optional;
import org.confab.protocol.pidf.Activity;

/**
 * The ranges of availability ([MS-PRES] 2.2.2), and how clients of rich presence are told of them.
 * A user below 3000 is not known to be reachable.
 */
enum AvailabilityClass {
  UNKNOWN(0, false, false, Optional.empty(), "offline"),
  AVAILABLE(3000, true, false, Optional.empty(), "online"),
  IDLE(4500, true, true, Optional.empty(), "idle"),
  BUSY(6000, true, false, Optional.of(Activity.BUSY), "busy"),
  BUSY_IDLE(7500, true, true, Optional.of(Activity.BUSY), "busy"),
  DO_NOT_DISTURB(9000, true, false, Optional.of(Activity.BUSY), "busy"),
  BE_RIGHT_BACK(12000, true, false, Optional.of(Activity.AWAY), "berightback"),
  AWAY(15000, true, true, Optional.of(Activity.AWAY), "away"),
  OFFLINE(18000, false, false, Optional.empty(), "offline");

  private final int from;
  private final boolean open;
  private final boolean idle;
  private final Optional<Activity> activity;
  private final String substatus;

  AvailabilityClass(
      int from, boolean open, boolean idle, Optional<Activity> activity, String substatus) {
    this.from = from;
    this.open = open;
    this.idle = idle;
    this.activity = activity;
    this.substatus = substatus;
  }

  static AvailabilityClass of(int availability) {
    return Arrays.stream(values())
        .filter(one -> one.from <= availability)
        .reduce((lower, higher) -> higher)
        .orElse(UNKNOWN);
  }

  /** Whether calls and messages reach the user. */
  boolean open() {
    return open;
  }

  /** Whether the user has not touched a machine for a while. */
  boolean idle() {
    return idle;
  }

  /** What the user does, as far as the class says. */
  Optional<Activity> activity() {
    return activity;
  }

  /** The word for it in XPIDF. */
  String substatus() {
    return substatus;
  }
}
