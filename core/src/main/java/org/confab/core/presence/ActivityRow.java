package org.confab.core.presence;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.confab.protocol.pidf.Activity;
import org.confab.protocol.presence.StateType;

/**
 * The one table between activities of rich presence (RFC 4480) and states of [MS-PRES]. Read from
 * left to right a phone's activity becomes a state; read from right to left the first row with the
 * token, else the first one of the availability's class, becomes an activity.
 */
enum ActivityRow {
  ON_THE_PHONE(Activity.ON_THE_PHONE, StateType.PHONE, 6500, "on-the-phone"),
  MEETING(Activity.MEETING, StateType.CALENDAR, 6500, "in-a-meeting"),
  APPOINTMENT(Activity.APPOINTMENT, StateType.CALENDAR, 6500, "in-a-meeting"),
  BUSY(Activity.BUSY, StateType.USER, 6500, ""),
  PERFORMANCE(Activity.PERFORMANCE, StateType.USER, 6500, ""),
  STEERING(Activity.STEERING, StateType.USER, 6500, ""),
  WORSHIP(Activity.WORSHIP, StateType.USER, 9500, ""),
  PRESENTATION(Activity.PRESENTATION, StateType.USER, 9500, "in-presentation"),
  MEAL(Activity.MEAL, StateType.USER, 12500, ""),
  BREAKFAST(Activity.BREAKFAST, StateType.USER, 12500, ""),
  DINNER(Activity.DINNER, StateType.USER, 12500, ""),
  SHOPPING(Activity.SHOPPING, StateType.USER, 12500, ""),
  AWAY(Activity.AWAY, StateType.USER, 15500, ""),
  IN_TRANSIT(Activity.IN_TRANSIT, StateType.USER, 15500, ""),
  TRAVEL(Activity.TRAVEL, StateType.USER, 15500, ""),
  SLEEPING(Activity.SLEEPING, StateType.USER, 15500, ""),
  VACATION(Activity.VACATION, StateType.USER, 15500, "out-of-office"),
  HOLIDAY(Activity.HOLIDAY, StateType.USER, 15500, "out-of-office"),
  PERMANENT_ABSENCE(Activity.PERMANENT_ABSENCE, StateType.USER, 15500, "off-work");

  private final Activity activity;
  private final StateType type;
  private final int availability;
  private final String token;

  ActivityRow(Activity activity, StateType type, int availability, String token) {
    this.activity = activity;
    this.type = type;
    this.availability = availability;
    this.token = token;
  }

  Activity activity() {
    return activity;
  }

  StateType type() {
    return type;
  }

  int availability() {
    return availability;
  }

  /** The token of the state's activity; empty for none. */
  String token() {
    return token;
  }

  /** Of these activities the one that leaves least availability, among states of that type. */
  static Optional<ActivityRow> of(StateType type, Collection<Activity> activities) {
    return Arrays.stream(values())
        .filter(row -> row.type == type && activities.contains(row.activity))
        .max(Comparator.comparingInt(ActivityRow::availability));
  }

  /** The activity that says in a token's words what somebody does. */
  static Optional<Activity> byToken(String token) {
    return Arrays.stream(values())
        .filter(row -> !token.isEmpty() && row.token.equals(token))
        .findFirst()
        .map(ActivityRow::activity);
  }
}
