package org.confab.protocol.lcs;

import java.util.Arrays;

/**
 * What an activity number means ([MS-SIP] 2.2.1): how much the user likes to be disturbed. Watchers
 * and servers go by the range, a row each; publishers write its first number.
 */
public enum LcsActivity {
  UNKNOWN(0, ""),
  AWAY(100, "Away"),
  OUT_TO_LUNCH(150, "Out To Lunch"),
  IDLE(200, "Idle"),
  BE_RIGHT_BACK(300, "Be Right Back"),
  ACTIVE(400, "Active"),
  IN_SESSION(500, "In Call"),
  BUSY(600, "Busy"),
  AWAY_TOO(700, "Away"),
  ACTIVE_TOO(800, "Active");

  private final int from;
  private final String description;

  LcsActivity(int from, String description) {
    this.from = from;
    this.description = description;
  }

  /** The first number of the range, the one that is written. */
  public int number() {
    return from;
  }

  /** What a device's description says of it; empty if nothing is known. */
  public String description() {
    return description;
  }

  /** The meaning of a number, 0–999. */
  public static LcsActivity of(int number) {
    return Arrays.stream(values())
        .filter(activity -> activity.from <= number)
        .reduce((lower, higher) -> higher)
        .orElse(UNKNOWN);
  }
}
