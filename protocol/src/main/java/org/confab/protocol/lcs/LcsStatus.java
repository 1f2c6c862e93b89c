package org.confab.protocol.lcs;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Availability and activity of a device or a user, and what they are in the numbers of state
 * categories: the one place where the two vocabularies meet.
 *
 * <p>A state category tells apart who says it (machine, user, telephone), this dialect does not:
 * idleness is the machine's, a call the telephone's, being away or busy the user's own word, and
 * "active" leaves the word to the user's other devices. Busy and idle at once and do-not-disturb
 * are busy here; lunch is away there.
 *
 * @param availability 0–999, its hundreds are {@link LcsAvailability}
 * @param activity 0–999, its ranges are {@link LcsActivity}
 */
public record LcsStatus(int availability, int activity) {
  /** Largest number of either. */
  public static final int MAX = 999;

  /** The token of a state category in which somebody is on the telephone. */
  public static final String ON_THE_PHONE = "on-the-phone";

  private static final int AVAILABLE = 3500;
  private static final int IDLE = 5000;
  private static final int BUSY = 6500;
  private static final int BUSY_IDLE = 7500;
  private static final int BE_RIGHT_BACK = 12500;
  private static final int AWAY = 15500;
  private static final int OFFLINE = 18500;

  /** Nobody is there, as the server says it ([MS-SIP] 4.3). */
  public static final LcsStatus NOBODY = new LcsStatus(0, 0);

  /** Throws {@link IllegalArgumentException} outside 0–999. */
  public LcsStatus {
    if (availability < 0 || availability > MAX || activity < 0 || activity > MAX) {
      throw new IllegalArgumentException("no status: " + availability + ", " + activity);
    }
  }

  /** The status of these meanings. */
  public static LcsStatus of(LcsAvailability availability, LcsActivity activity) {
    return new LcsStatus(availability.number(), activity.number());
  }

  /**
   * The status that shows a state category.
   *
   * @param number its availability, from 0
   * @param token its activity's token, empty if it has none
   */
  public static LcsStatus ofState(int number, String token) {
    if (number < 3000 || number >= 18000) {
      return NOBODY;
    }
    return of(LcsAvailability.NEAR, activity(number, token));
  }

  private static LcsActivity activity(int number, String token) {
    if (number >= 15000) {
      return LcsActivity.AWAY;
    }
    if (number >= 12000) {
      return LcsActivity.BE_RIGHT_BACK;
    }
    if (number >= 9000) {
      return LcsActivity.BUSY;
    }
    if (token.equals(ON_THE_PHONE) || token.equals("in-a-conference")) {
      return LcsActivity.IN_SESSION;
    }
    if (number >= 6000) {
      return LcsActivity.BUSY;
    }
    return number >= 4500 ? LcsActivity.IDLE : LcsActivity.ACTIVE;
  }

  /** Whether a device with that status counts at all. */
  public boolean online() {
    return availabilityClass() != LcsAvailability.OFFLINE;
  }

  public LcsAvailability availabilityClass() {
    return LcsAvailability.of(availability);
  }

  public LcsActivity activityClass() {
    return LcsActivity.of(activity);
  }

  /** What the device's machine state is; none if it takes no calls. */
  public OptionalInt machine() {
    if (!online()) {
      return OptionalInt.empty();
    }
    boolean near =
        availabilityClass() == LcsAvailability.NEAR && activityClass() != LcsActivity.IDLE;
    return OptionalInt.of(near ? AVAILABLE : IDLE);
  }

  /** What the user says himself; nothing if he is active, idle or in a call. */
  public OptionalInt user() {
    if (!online()) {
      return OptionalInt.empty();
    }
    return switch (activityClass()) {
      case AWAY, OUT_TO_LUNCH, AWAY_TOO -> OptionalInt.of(AWAY);
      case BE_RIGHT_BACK -> OptionalInt.of(BE_RIGHT_BACK);
      case BUSY -> OptionalInt.of(BUSY);
      case UNKNOWN, IDLE, ACTIVE, IN_SESSION, ACTIVE_TOO -> OptionalInt.empty();
    };
  }

  /** What the telephone says; nothing unless the user takes part in a session. */
  public OptionalInt phone() {
    return online() && activityClass() == LcsActivity.IN_SESSION
        ? OptionalInt.of(BUSY)
        : OptionalInt.empty();
  }

  /** The number of all three together, as far as this device alone decides. */
  public int state() {
    if (machine().isEmpty()) {
      return OFFLINE;
    }
    boolean idle = machine().getAsInt() == IDLE;
    if (idle && user().equals(OptionalInt.of(BUSY))) {
      return BUSY_IDLE;
    }
    return user().orElse(phone().orElse(machine().getAsInt()));
  }

  /** The token that belongs to {@link #state}. */
  public Optional<String> token() {
    return phone().isPresent() ? Optional.of(ON_THE_PHONE) : Optional.empty();
  }

  /** Busy and idle at once has no number of its own here. */
  private static int plain(int state) {
    return state == BUSY_IDLE ? BUSY : state;
  }

  /** Whether that status says the same of a user, whatever its very numbers. */
  public boolean means(LcsStatus other) {
    return plain(state()) == plain(other.state()) && token().equals(other.token());
  }
}
