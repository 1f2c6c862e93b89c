package org.confab.core.presence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.confab.protocol.presence.AggregateState;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.ExpireType;
import org.confab.protocol.presence.LegacyInterop;
import org.confab.protocol.presence.Services;
import org.confab.protocol.presence.StateType;
import org.confab.protocol.presence.StateValue;
import org.confab.protocol.xml.XmlElement;

/**
 * Publishes in the user's name what follows from all that his endpoints publish ([MS-PRES] 3.2,
 * aggregation): what they say in container 2 gives what most watchers and the user himself see,
 * what they say in container 3 gives what his team sees. All of it is computed once per change and
 * ends with the user's last endpoint.
 */
final class Aggregation {
  /** The instance that holds the aggregate, in every container that shows it. */
  static final long INSTANCE = 1;

  /** The instance that holds the state of the most active machine. */
  static final long MACHINE_INSTANCE = 0x1000_0000L;

  /** The instance that holds what all endpoints together can do. */
  static final long SERVICES_INSTANCE = 0;

  /** The instance that holds the availability for clients without enhanced presence. */
  static final long LEGACY_INSTANCE = 1;

  private static final long DND_INSTANCE = 0;

  /** Where there is availability, and nothing that tells more. */
  private static final ContainerId AVAILABILITY_ONLY = ContainerId.PUBLIC;

  /** Who learns with whom the user meets, and where. */
  private static final Set<ContainerId> MEETINGS =
      Set.of(
          ContainerId.AGGREGATION,
          ContainerId.AGGREGATION_TEAM,
          ContainerId.TEAM,
          ContainerId.PERSONAL);

  private static final Map<ContainerId, ContainerId> STATE_FROM = states();
  private static final List<ContainerId> LEGACY_IN =
      List.of(ContainerId.PUBLIC, ContainerId.COMPANY, ContainerId.TEAM, ContainerId.PERSONAL);
  private static final List<ContainerId> SERVICES_IN =
      List.of(
          ContainerId.AGGREGATION,
          ContainerId.PUBLIC,
          ContainerId.COMPANY,
          ContainerId.TEAM,
          ContainerId.PERSONAL);
  private static final List<CategoryKey> OUTPUTS = outputs();

  private final Presentity user;
  private final Instant now;
  private final Map<CategoryKey, XmlElement> wanted = new HashMap<>();
  private final List<Written> written = new ArrayList<>();
  private final Map<Integer, XmlElement> legacy = new HashMap<>();

  /** What several containers show is one element: it is kept for as long as the user is there. */
  private record Written(AggregateState state, XmlElement element) {}

  private Aggregation(Presentity user, Instant now) {
    this.user = user;
    this.now = now;
  }

  private static Map<ContainerId, ContainerId> states() {
    Map<ContainerId, ContainerId> sources = new LinkedHashMap<>();
    sources.put(ContainerId.AGGREGATION, ContainerId.AGGREGATION);
    sources.put(ContainerId.AGGREGATION_TEAM, ContainerId.AGGREGATION_TEAM);
    sources.put(ContainerId.PUBLIC, ContainerId.AGGREGATION);
    sources.put(ContainerId.COMPANY, ContainerId.AGGREGATION);
    sources.put(ContainerId.TEAM, ContainerId.AGGREGATION_TEAM);
    sources.put(ContainerId.PERSONAL, ContainerId.AGGREGATION);
    return sources;
  }

  private static List<CategoryKey> outputs() {
    List<CategoryKey> keys = new ArrayList<>();
    keys.add(machineKey());
    STATE_FROM.keySet().forEach(in -> keys.add(stateKey(in)));
    LEGACY_IN.forEach(in -> keys.add(legacyKey(in)));
    SERVICES_IN.forEach(in -> keys.add(servicesKey(in)));
    keys.add(dndKey(ContainerId.DEFAULT));
    STATE_FROM.keySet().forEach(in -> keys.add(dndKey(in)));
    return List.copyOf(keys);
  }

  private static CategoryKey machineKey() {
    return new CategoryKey(CategoryName.STATE, MACHINE_INSTANCE, ContainerId.AGGREGATION);
  }

  private static CategoryKey stateKey(ContainerId container) {
    return new CategoryKey(CategoryName.STATE, INSTANCE, container);
  }

  private static CategoryKey legacyKey(ContainerId container) {
    return new CategoryKey(CategoryName.LEGACY_INTEROP, LEGACY_INSTANCE, container);
  }

  private static CategoryKey servicesKey(ContainerId container) {
    return new CategoryKey(CategoryName.SERVICES, SERVICES_INSTANCE, container);
  }

  private static CategoryKey dndKey(ContainerId container) {
    return new CategoryKey(CategoryName.DND_STATE, DND_INSTANCE, container);
  }

  /** What has to be written so that the aggregates fit what the user has published. */
  static PresenceWrite refresh(Presentity user, Instant now) {
    Aggregation aggregation = new Aggregation(user, now);
    aggregation.make(ContainerId.AGGREGATION);
    aggregation.make(ContainerId.AGGREGATION_TEAM);
    return aggregation.write();
  }

  private void make(ContainerId source) {
    Sources sources = Sources.of(user, source);
    StateRules.aggregate(sources.states())
        .ifPresent(
            state ->
                STATE_FROM.forEach(
                    (container, from) -> {
                      if (from.equals(source)) {
                        makeStates(container, state, sources);
                      }
                    }));
    if (source.equals(ContainerId.AGGREGATION)) {
      makeOnce(sources);
    }
  }

  private void makeStates(ContainerId container, StateValue state, Sources sources) {
    wanted.put(stateKey(container), element(shown(container, state, sources)));
    if (LEGACY_IN.contains(container)) {
      wanted.put(
          legacyKey(container),
          legacy.computeIfAbsent(
              state.availability(), availability -> new LegacyInterop(availability).write()));
    }
    if (StateRules.doNotDisturb(state.availability())) {
      XmlElement undisturbed =
          StateValue.of(StateType.USER, state.availability()).write().with("manual", "true");
      wanted.put(dndKey(container), undisturbed);
      if (container.equals(ContainerId.AGGREGATION)) {
        wanted.put(dndKey(ContainerId.DEFAULT), undisturbed);
      }
    }
  }

  private XmlElement element(AggregateState state) {
    for (Written one : written) {
      if (one.state().equals(state)) {
        return one.element();
      }
    }
    Written fresh = new Written(state, state.write());
    written.add(fresh);
    return fresh.element();
  }

  private AggregateState shown(ContainerId container, StateValue state, Sources sources) {
    StateValue timed = state.with(lastActive(container, state));
    if (container.equals(AVAILABILITY_ONLY)) {
      return AggregateState.of(
          StateValue.of(StateType.AGGREGATE, state.availability()).with(timed.lastActive()));
    }
    return new AggregateState(
        timed,
        Optional.empty(),
        sources.published(StateType.MACHINE),
        MEETINGS.contains(container) ? meeting(state, sources) : Optional.empty());
  }

  /** The meeting that the user is in, unless he does something else. */
  private static Optional<XmlElement> meeting(StateValue state, Sources sources) {
    return Optional.ofNullable(sources.states().get(StateType.CALENDAR))
        .filter(calendar -> StateRules.sameClass(calendar, state))
        .flatMap(calendar -> sources.published(StateType.CALENDAR));
  }

  /** The moment at which the user ceased to be active, kept until he is again. */
  private Optional<Instant> lastActive(ContainerId container, StateValue state) {
    if (StateRules.active(state.availability())) {
      return Optional.empty();
    }
    return Optional.ofNullable(user.instances().get(stateKey(container)))
        .flatMap(Presentity::state)
        .filter(before -> !StateRules.active(before.availability()))
        .flatMap(StateValue::lastActive)
        .or(() -> Optional.of(now));
  }

  private void makeOnce(Sources sources) {
    Optional<StateValue> machine = Optional.ofNullable(sources.states().get(StateType.MACHINE));
    machine.ifPresent(
        state ->
            wanted.put(
                machineKey(),
                new AggregateState(
                        StateValue.of(
                            StateType.AGGREGATE_MACHINE, StateRules.Machine.of(state).availability),
                        sources.machineEndpointId(user, ContainerId.AGGREGATION),
                        Optional.empty(),
                        Optional.empty())
                    .write()));
    Optional<XmlElement> services =
        Capabilities.of(user.user(), sources.endpoints()).map(Services::write);
    services.ifPresent(element -> SERVICES_IN.forEach(in -> wanted.put(servicesKey(in), element)));
  }

  private PresenceWrite write() {
    List<CategoryInstance> puts = new ArrayList<>();
    List<CategoryKey> removals = new ArrayList<>();
    for (CategoryKey key : OUTPUTS) {
      Optional<CategoryInstance> stored = Optional.ofNullable(user.instances().get(key));
      Optional<XmlElement> value = Optional.ofNullable(wanted.get(key));
      if (stored.filter(one -> one.expireType() != ExpireType.USER).isPresent()) {
        continue; // the client does it itself
      }
      if (value.isEmpty()) {
        stored.ifPresent(old -> removals.add(key));
      } else if (!stored.flatMap(CategoryInstance::value).equals(value)) {
        puts.add(
            CategoryInstance.ofServer(
                key,
                stored.map(CategoryInstance::version).orElse(0L) + 1,
                ExpireType.USER,
                now,
                value.get()));
      }
    }
    return new PresenceWrite(puts, removals);
  }
}
