package org.confab.core.presence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.presence.StateType;
import org.confab.protocol.presence.StateValue;
import org.confab.protocol.xml.XmlElement;

/**
 * Makes one state of the user's own, the calendar's, the phone's and the machine's ([MS-PRES] 3.2,
 * aggregation). Without a machine nobody is there, and there is no aggregate.
 *
 * <p>The user's own word counts first: offline and away stay as they are. A plain "available" is
 * raised by a meeting or a call; within busy and do-not-disturb these only add their activity. Then
 * idleness of the machine shows: it turns available and busy into their idle forms, and makes
 * everybody away who is not on the phone. Of all activities the first one shows that fits the
 * availability which came out.
 */
final class StateRules {
  private static final int AVAILABLE = 3500;
  private static final int IDLE_FROM = 4500;
  private static final int IDLE = 5000;
  private static final int BUSY = 6000;
  private static final int BUSY_IDLE = 7500;
  private static final int DO_NOT_DISTURB = 9000;
  private static final int BE_RIGHT_BACK = 12000;
  private static final int AWAY_FROM = 15000;
  private static final int AWAY = 15500;
  private static final int OFFLINE_FROM = 18000;

  /** Available, busy and do-not-disturb are classes of this width, their idle forms included. */
  private static final int CLASS = 3000;

  /** Who says nothing himself is available, as far as the rest allows. */
  private static final StateValue PLAIN = StateValue.of(StateType.USER, AVAILABLE);

  private StateRules() {}

  /** The aggregate of these states, at most one of each type. */
  static Optional<StateValue> aggregate(Map<StateType, StateValue> inputs) {
    StateValue machine = inputs.get(StateType.MACHINE);
    if (machine == null) {
      return Optional.empty();
    }
    Optional<StateValue> user =
        Optional.ofNullable(inputs.get(StateType.USER)).filter(state -> state.availability() > 0);
    StateValue phone = inputs.getOrDefault(StateType.PHONE, StateValue.of(StateType.PHONE, 0));
    StateValue calendar =
        inputs.getOrDefault(StateType.CALENDAR, StateValue.of(StateType.CALENDAR, 0));
    int manual = user.map(StateValue::availability).orElse(0);
    if (manual >= OFFLINE_FROM) {
      return Optional.of(StateValue.of(StateType.AGGREGATE, StateValue.OFFLINE));
    }
    StateValue decided =
        manual >= BE_RIGHT_BACK
            ? user.get()
            : lessAvailable(lessAvailable(user.orElse(PLAIN), phone), calendar);
    int availability =
        manual >= BE_RIGHT_BACK
            ? manual
            : withIdleness(decided.availability(), Machine.of(machine), phone);
    return Optional.of(
        new StateValue(
            StateType.AGGREGATE,
            availability,
            activity(availability, List.of(decided, phone, calendar)),
            Optional.empty()));
  }

  /** Whether somebody with that availability is using a machine at this moment. */
  static boolean active(int availability) {
    return availability < IDLE_FROM
        || (availability >= BUSY && availability < BUSY_IDLE)
        || doNotDisturb(availability);
  }

  /** Whether that availability asks not to be disturbed. */
  static boolean doNotDisturb(int availability) {
    return availability >= DO_NOT_DISTURB && availability < BE_RIGHT_BACK;
  }

  /** Whether both are available, busy, or not to be disturbed, idle or not. */
  static boolean sameClass(StateValue one, StateValue other) {
    return one.availability() / CLASS == other.availability() / CLASS;
  }

  /** What a machine can be, in order of activity. */
  enum Machine {
    /** Somebody uses it, however busy he is: clients also write his own state here. */
    ACTIVE(AVAILABLE),
    INACTIVE(IDLE),
    UNKNOWN(0),
    AWAY(StateRules.AWAY),
    OFF(StateValue.OFFLINE);

    /** The availability that stands for it. */
    final int availability;

    Machine(int availability) {
      this.availability = availability;
    }

    static Machine of(StateValue state) {
      int availability = state.availability();
      if (availability < CLASS) {
        return UNKNOWN;
      }
      if (availability >= OFFLINE_FROM) {
        return OFF;
      }
      if (availability >= AWAY_FROM) {
        return AWAY;
      }
      return active(availability) || availability >= BE_RIGHT_BACK ? ACTIVE : INACTIVE;
    }
  }

  /** A call or a meeting counts while one is available, or within the same class. */
  private static StateValue lessAvailable(StateValue base, StateValue other) {
    boolean available = base.availability() < BUSY;
    boolean raises =
        other.availability() > base.availability()
            || (other.availability() == base.availability()
                && base.activity().isEmpty()
                && other.activity().isPresent());
    return raises && (available || sameClass(base, other)) ? other : base;
  }

  private static int withIdleness(int availability, Machine machine, StateValue phone) {
    if (phone.availability() >= BUSY) {
      return availability;
    }
    if (machine == Machine.AWAY || machine == Machine.OFF) {
      return AWAY;
    }
    boolean idle = machine == Machine.INACTIVE;
    if (idle && availability < BUSY) {
      return IDLE;
    }
    return idle && availability < BUSY_IDLE ? BUSY_IDLE : availability;
  }

  private static Optional<XmlElement> activity(int availability, List<StateValue> candidates) {
    return candidates.stream()
        .filter(state -> shows(state, availability))
        .findFirst()
        .flatMap(StateValue::activity);
  }

  /** An activity says with which availabilities it shows, or else does so within its own class. */
  private static boolean shows(StateValue state, int availability) {
    if (state.activity().isEmpty()) {
      return false;
    }
    Optional<Integer> from = bound(state.activity().get(), "minAvailability");
    Optional<Integer> to = bound(state.activity().get(), "maxAvailability");
    if (from.isEmpty() && to.isEmpty()) {
      return state.availability() / CLASS == availability / CLASS;
    }
    return availability >= from.orElse(0) && availability <= to.orElse(Integer.MAX_VALUE);
  }

  private static Optional<Integer> bound(XmlElement activity, String name) {
    return activity
        .attribute(name)
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(Integer::valueOf);
  }
}
