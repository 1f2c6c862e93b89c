package org.confab.core.presence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.subscription.Stripes;
import org.confab.protocol.presence.Container;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.Member;
import org.confab.protocol.presence.SetContainerMembers;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * Access levels ([MS-PRES] setContainerMembers): moves watchers between containers, all of a
 * request or nothing. Watchers whose view changes by it are told.
 */
public final class ContainerService {
  private final Presentities presentities;
  private final ContainerStore store;
  private final List<PresenceListener> listeners;
  private final Stripes stripes;

  /** Works on that store, and tells the two packages; stripes as in {@link PresenceService}. */
  public ContainerService(
      Presentities presentities,
      ContainerStore store,
      RoamingSelfPackage roamingSelf,
      PresencePackage watchers,
      Stripes stripes) {
    this.presentities = presentities;
    this.store = store;
    this.listeners = List.of(roamingSelf, watchers);
    this.stripes = stripes;
  }

  /**
   * Changes the containers of that endpoint's user.
   *
   * @throws Refused {@code 409} with a fault if a version is not the current one, {@code 403}
   *     beyond the limits
   */
  public void setMembers(EndpointId endpoint, SetContainerMembers request) {
    SipUri user = endpoint.aor();
    stripes.with(
        user,
        () -> {
          Presentity before =
              presentities
                  .load(user)
                  .orElseThrow(
                      () ->
                          new Refused(404, Diagnostic.DESTINATION_NOT_ENABLED, "no user " + user));
          List<Container> changed = changed(before, request.changes());
          store.replace(user, changed);
          Presentity after = presentities.load(user).orElse(before);
          listeners.forEach(listener -> listener.changed(before, after));
          return changed.size();
        });
  }

  private static List<Container> changed(
      Presentity before, List<SetContainerMembers.Change> changes) {
    Map<ContainerId, Container> all = new LinkedHashMap<>();
    before.containers().forEach(container -> all.put(container.id(), container));
    Map<ContainerId, Container> changed = new LinkedHashMap<>();
    for (int i = 0; i < changes.size(); i++) {
      SetContainerMembers.Change change = changes.get(i);
      Container container =
          all.getOrDefault(change.container(), new Container(change.container(), 0, List.of()));
      if (container.version() != change.version()) {
        throw PublicationPlan.stale(i + 1, change.version(), container.version());
      }
      Container next = apply(container, change.operations());
      all.put(next.id(), next);
      changed.put(next.id(), next);
    }
    Stream<Member> members = all.values().stream().flatMap(one -> one.members().stream());
    if (members.count() > PresenceLimits.CONTAINER_MEMBERS) {
      throw new Refused(403, Diagnostic.INPUT_TOO_LARGE, "too many container members");
    }
    return List.copyOf(changed.values());
  }

  private static Container apply(
      Container container, List<SetContainerMembers.Operation> operations) {
    List<Member> members = new ArrayList<>(container.members());
    for (SetContainerMembers.Operation operation : operations) {
      members.remove(operation.member());
      if (operation.adds()) {
        members.add(operation.member());
      }
    }
    return new Container(container.id(), container.version() + 1, members);
  }
}
