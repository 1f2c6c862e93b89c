package org.confab.protocol.pidf;

import java.util.Arrays;
import java.util.Optional;

/** What a person does, in the words of RFC 4480 3.2, one row per element. */
public enum Activity {
  APPOINTMENT("appointment"),
  AWAY("away"),
  BREAKFAST("breakfast"),
  BUSY("busy"),
  DINNER("dinner"),
  HOLIDAY("holiday"),
  IN_TRANSIT("in-transit"),
  LOOKING_FOR_WORK("looking-for-work"),
  MEAL("meal"),
  MEETING("meeting"),
  ON_THE_PHONE("on-the-phone"),
  PERFORMANCE("performance"),
  PERMANENT_ABSENCE("permanent-absence"),
  PLAYING("playing"),
  PRESENTATION("presentation"),
  SHOPPING("shopping"),
  SLEEPING("sleeping"),
  SPECTATOR("spectator"),
  STEERING("steering"),
  TRAVEL("travel"),
  TV("tv"),
  VACATION("vacation"),
  WORKING("working"),
  WORSHIP("worship");

  private final String element;

  Activity(String element) {
    this.element = element;
  }

  /** The element's local name. */
  public String element() {
    return element;
  }

  /** The activity of that element; empty for {@code unknown}, {@code other} and new ones. */
  static Optional<Activity> find(String element) {
    return Arrays.stream(values()).filter(one -> one.element.equals(element)).findFirst();
  }
}
