package org.confab.core.presence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.presence.Device;
import org.confab.protocol.presence.Services;
import org.confab.protocol.sip.SipUri;

/**
 * What a user can do with all his endpoints together ([MS-PRES] services): of each capability what
 * any endpoint can do, and the most active one of those that can do anything with it.
 */
final class Capabilities {
  private static final Comparator<Sources.Endpoint> BY_ACTIVITY =
      Comparator.comparing(endpoint -> endpoint.machine().orElse(StateRules.Machine.OFF));

  private Capabilities() {}

  /** The services; empty if no endpoint has said what it can do. */
  static Optional<Services> of(SipUri user, List<Sources.Endpoint> endpoints) {
    if (endpoints.isEmpty()) {
      return Optional.empty();
    }
    List<Sources.Endpoint> ordered = new ArrayList<>(endpoints);
    ordered.sort(BY_ACTIVITY);
    Map<String, Services.Service> services = new LinkedHashMap<>();
    for (Sources.Endpoint endpoint : ordered) {
      endpoint
          .device()
          .capabilities()
          .forEach(
              (name, capability) ->
                  services.merge(name, service(endpoint, capability), Capabilities::join));
    }
    return Optional.of(new Services(user, services));
  }

  private static Services.Service service(Sources.Endpoint endpoint, Device.Capability capability) {
    return new Services.Service(
        capability,
        endpoint.device().endpointId(),
        endpoint.machine().map(machine -> machine.availability));
  }

  /** The first one is the more active one, but counts only if it can do anything. */
  private static Services.Service join(Services.Service first, Services.Service second) {
    Services.Service preferred =
        !first.capability().any() && second.capability().any() ? second : first;
    return new Services.Service(
        first.capability().or(second.capability()),
        preferred.preferredEndpointId(),
        preferred.deviceAvailability());
  }
}
