package org.confab.core.presence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.ExpireType;
import org.confab.protocol.presence.StateType;
import org.confab.protocol.presence.StateValue;

/**
 * Makes one state of all that a user's endpoints publish ([MS-PRES] 3.2, aggregation). Raw states
 * in container 2 give what most watchers and the user himself see, those in container 3 what his
 * team sees. Without a machine state nobody is there, and there is no aggregate.
 *
 * <p>The user's own word counts first: offline and away stay as they are. A plain "available" is
 * raised by a meeting or a call; within busy and do-not-disturb these only add their activity. Then
 * idleness of the most active machine shows: it turns available and busy into their idle forms, and
 * makes everybody away who is not on the phone.
 */
final class Aggregation {
  /** The instance that holds the aggregate, in every container that shows it. */
  static final long INSTANCE = 1;

  private static final int AVAILABLE = 3500;
  private static final int IDLE = 5000;
  private static final int BUSY = 6000;
  private static final int BUSY_IDLE = 7500;
  private static final int BE_RIGHT_BACK = 12000;
  private static final int AWAY = 15500;
  private static final int AWAY_FROM = 15000;
  private static final int OFFLINE_FROM = 18000;

  private static final Map<ContainerId, ContainerId> SOURCES = sources();

  private Aggregation() {}

  private static Map<ContainerId, ContainerId> sources() {
    Map<ContainerId, ContainerId> sources = new LinkedHashMap<>();
    sources.put(ContainerId.AGGREGATION, ContainerId.AGGREGATION);
    sources.put(ContainerId.AGGREGATION_TEAM, ContainerId.AGGREGATION_TEAM);
    sources.put(ContainerId.PUBLIC, ContainerId.AGGREGATION);
    sources.put(ContainerId.COMPANY, ContainerId.AGGREGATION);
    sources.put(ContainerId.TEAM, ContainerId.AGGREGATION_TEAM);
    sources.put(ContainerId.PERSONAL, ContainerId.AGGREGATION);
    return sources;
  }

  /** What has to be written so that the aggregates fit the user's states. */
  static PresenceWrite refresh(Presentity user, Instant now) {
    List<CategoryInstance> puts = new ArrayList<>();
    List<CategoryKey> removals = new ArrayList<>();
    SOURCES.forEach(
        (container, source) -> {
          CategoryKey key = new CategoryKey(CategoryName.STATE, INSTANCE, container);
          Optional<CategoryInstance> stored = Optional.ofNullable(user.instances().get(key));
          Optional<StateValue> state = aggregate(inputs(user, source));
          if (state.isEmpty()) {
            stored.ifPresent(old -> removals.add(key));
          } else {
            put(key, stored, shown(container, state.get()), now).ifPresent(puts::add);
          }
        });
    return new PresenceWrite(puts, removals);
  }

  private static StateValue shown(ContainerId container, StateValue state) {
    return Presentity.availabilityOnly(container)
        ? StateValue.of(StateType.AGGREGATE, state.availability())
        : state;
  }

  private static Optional<CategoryInstance> put(
      CategoryKey key, Optional<CategoryInstance> stored, StateValue state, Instant now) {
    Optional<StateValue> before = stored.flatMap(Presentity::state);
    if (before.map(old -> old.with(Optional.empty())).filter(state::equals).isPresent()) {
      return Optional.empty();
    }
    Optional<Instant> inactiveSince =
        before.filter(old -> !active(old)).flatMap(StateValue::lastActive);
    StateValue stamped = active(state) ? state : state.with(Optional.of(inactiveSince.orElse(now)));
    return Optional.of(
        CategoryInstance.ofServer(
            key,
            stored.map(CategoryInstance::version).orElse(0L) + 1,
            ExpireType.USER,
            now,
            stamped.write()));
  }

  private static boolean active(StateValue state) {
    int availability = state.availability();
    return availability < 4500
        || (availability >= BUSY && availability < BUSY_IDLE)
        || (availability >= 9000 && availability < BE_RIGHT_BACK);
  }

  private static Map<StateType, StateValue> inputs(Presentity user, ContainerId source) {
    Map<StateType, CategoryInstance> chosen = new LinkedHashMap<>();
    user.states(source)
        .forEach(
            instance ->
                Presentity.state(instance)
                    .ifPresent(
                        value ->
                            chosen.merge(
                                value.type(),
                                instance,
                                (one, other) -> better(value.type(), one, other))));
    Map<StateType, StateValue> inputs = new LinkedHashMap<>();
    chosen.forEach(
        (type, instance) -> Presentity.state(instance).ifPresent(value -> inputs.put(type, value)));
    return inputs;
  }

  /** Of machines the most active one, of all others the newest state. */
  private static CategoryInstance better(
      StateType type, CategoryInstance one, CategoryInstance other) {
    Comparator<CategoryInstance> order =
        type == StateType.MACHINE
            ? Comparator.comparingInt(Aggregation::activeness)
            : Comparator.comparing(CategoryInstance::publishTime);
    return order.compare(one, other) > 0 ? one : other;
  }

  private static int activeness(CategoryInstance machine) {
    return -Presentity.state(machine).map(StateValue::availability).orElse(StateValue.OFFLINE);
  }

  /** The aggregate of these states, at most one of each type. */
  static Optional<StateValue> aggregate(Map<StateType, StateValue> inputs) {
    Optional<StateValue> machine = Optional.ofNullable(inputs.get(StateType.MACHINE));
    if (machine.isEmpty()) {
      return Optional.empty();
    }
    Optional<StateValue> user =
        Optional.ofNullable(inputs.get(StateType.USER)).filter(state -> state.availability() > 0);
    int manual = user.map(StateValue::availability).orElse(0);
    if (manual >= OFFLINE_FROM) {
      return Optional.of(StateValue.of(StateType.AGGREGATE, StateValue.OFFLINE));
    }
    if (manual >= BE_RIGHT_BACK) {
      return Optional.of(aggregate(manual, user.get()));
    }
    StateValue phone = inputs.getOrDefault(StateType.PHONE, StateValue.of(StateType.PHONE, 0));
    StateValue calendar =
        inputs.getOrDefault(StateType.CALENDAR, StateValue.of(StateType.CALENDAR, 0));
    StateValue base =
        user.orElseGet(
            () ->
                idleOrAway(machine.get())
                    ? StateValue.of(StateType.USER, AVAILABLE)
                    : machine.get());
    StateValue decided = lessAvailable(lessAvailable(base, phone), calendar);
    return Optional.of(withIdleness(decided, machine.get(), phone));
  }

  private static boolean idleOrAway(StateValue machine) {
    int availability = machine.availability();
    return availability < 3000
        || (availability >= 4500 && availability < BUSY)
        || (availability >= BUSY_IDLE && availability < 9000)
        || availability >= BE_RIGHT_BACK;
  }

  /** A call or a meeting counts while one is available, or within the same class. */
  private static StateValue lessAvailable(StateValue base, StateValue other) {
    boolean available = base.availability() < BUSY;
    boolean sameClass = base.availability() / 3000 == other.availability() / 3000;
    boolean raises =
        other.availability() > base.availability()
            || (other.availability() == base.availability()
                && base.activity().isEmpty()
                && other.activity().isPresent());
    return raises && (available || sameClass) ? other : base;
  }

  private static StateValue withIdleness(StateValue decided, StateValue machine, StateValue phone) {
    boolean onThePhone = phone.availability() >= BUSY;
    int availability = decided.availability();
    if (machine.availability() >= AWAY_FROM && !onThePhone) {
      return StateValue.of(StateType.AGGREGATE, AWAY);
    }
    boolean idle = machine.availability() >= 4500 && machine.availability() < BUSY;
    if (idle && !onThePhone && availability < BUSY) {
      return aggregate(IDLE, decided);
    }
    if (idle && !onThePhone && availability < BUSY_IDLE) {
      return aggregate(BUSY_IDLE, decided);
    }
    return aggregate(availability, decided);
  }

  private static StateValue aggregate(int availability, StateValue decided) {
    return new StateValue(StateType.AGGREGATE, availability, decided.activity(), Optional.empty());
  }
}
