package org.confab.protocol.lcs;

import java.util.Arrays;

/** What an availability number means ([MS-SIP] 2.2.1): whether a call can be taken. */
public enum LcsAvailability {
  /** No calls: the device is off, or says so. */
  OFFLINE(0, "offline"),
  /** Perhaps; known only once somebody calls. */
  PERHAPS(100, ""),
  /** The device is connected; whether the user is near is not known. */
  CONNECTED(200, "online"),
  /** The user is near a device that takes calls. */
  NEAR(300, "online");

  private final int from;
  private final String description;

  LcsAvailability(int from, String description) {
    this.from = from;
    this.description = description;
  }

  /** The first number of the class, the one that is written. */
  public int number() {
    return from;
  }

  /** What a device's description says of it. */
  public String description() {
    return description;
  }

  /** The meaning of a number, 0–999; what is above the last class counts as that one. */
  public static LcsAvailability of(int number) {
    return Arrays.stream(values())
        .filter(availability -> availability.from <= number)
        .reduce((lower, higher) -> higher)
        .orElse(OFFLINE);
  }
}
