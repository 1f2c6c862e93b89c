package org.confab.core.presence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.Device;
import org.confab.protocol.presence.StateType;
import org.confab.protocol.presence.StateValue;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.xml.XmlElement;

/**
 * What is said of a user in one aggregation container, each instance read once: of machines the
 * most active one counts, of every other type the newest state.
 */
final class Sources {
  private final Map<StateType, Said> chosen = new EnumMap<>(StateType.class);
  private final List<Said> machines = new ArrayList<>();
  private final List<Endpoint> endpoints = new ArrayList<>();

  /** A state with the instance that says it. */
  private record Said(CategoryInstance instance, StateValue value) {
    boolean phoneOnly() {
      return PhoneInstances.onlyReachable(instance.key().instance());
    }

    /** The user's own machine first, then the more active one, then the newer one. */
    static final Comparator<Said> MACHINES =
        Comparator.comparing(Said::phoneOnly)
            .thenComparing(said -> StateRules.Machine.of(said.value()))
            .thenComparing(said -> said.instance().publishTime(), Comparator.reverseOrder());
  }

  /**
   * What an endpoint can do.
   *
   * @param device its capabilities
   * @param machine how active its machine is, if it has said so
   */
  record Endpoint(Device device, Optional<StateRules.Machine> machine) {}

  private Sources() {}

  static Sources of(Presentity user, ContainerId container) {
    Sources sources = new Sources();
    for (CategoryInstance instance : user.in(container, CategoryName.STATE)) {
      Presentity.state(instance).ifPresent(value -> sources.add(new Said(instance, value)));
    }
    sources.machines.stream()
        .min(Said.MACHINES)
        .ifPresent(best -> sources.chosen.put(StateType.MACHINE, best));
    for (CategoryInstance instance : user.in(container, CategoryName.DEVICE)) {
      instance
          .value()
          .flatMap(Device::read)
          .map(device -> new Endpoint(device, sources.machineOf(instance.endpoint())))
          .ifPresent(sources.endpoints::add);
    }
    return sources;
  }

  private void add(Said said) {
    switch (said.value().type()) {
      case MACHINE -> machines.add(said);
      case USER, CALENDAR, PHONE ->
          chosen.merge(said.value().type(), said, (one, other) -> newer(one, other) ? one : other);
      case AGGREGATE, AGGREGATE_MACHINE -> {} // made here, not said by anybody
    }
  }

  private static boolean newer(Said one, Said other) {
    return one.instance().publishTime().isAfter(other.instance().publishTime());
  }

  private Optional<StateRules.Machine> machineOf(Optional<Epid> endpoint) {
    return machines.stream()
        .filter(one -> endpoint.isPresent() && one.instance().endpoint().equals(endpoint))
        .min(Said.MACHINES)
        .map(said -> StateRules.Machine.of(said.value()));
  }

  /** At most one state of each type. */
  Map<StateType, StateValue> states() {
    Map<StateType, StateValue> states = new EnumMap<>(StateType.class);
    chosen.forEach((type, said) -> states.put(type, said.value()));
    return states;
  }

  /** The chosen state of that type as it was published. */
  Optional<XmlElement> published(StateType type) {
    return Optional.ofNullable(chosen.get(type)).flatMap(said -> said.instance().value());
  }

  /** The id of the endpoint whose machine was chosen, a GUID, if it has told it. */
  Optional<String> machineEndpointId(Presentity user, ContainerId container) {
    Optional<Epid> epid =
        Optional.ofNullable(chosen.get(StateType.MACHINE))
            .flatMap(said -> said.instance().endpoint());
    return user.in(container, CategoryName.DEVICE).stream()
        .filter(device -> epid.isPresent() && device.endpoint().equals(epid))
        .flatMap(device -> device.value().flatMap(Device::read).stream())
        .flatMap(device -> device.endpointId().stream())
        .findFirst();
  }

  /** What the endpoints can do. */
  List<Endpoint> endpoints() {
    return endpoints;
  }
}
