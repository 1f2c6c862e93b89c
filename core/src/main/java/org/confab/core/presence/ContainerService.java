package org.confab.core.presence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.subscription.Stripes;
import org.confab.protocol.presence.Container;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.Member;
import org.confab.protocol.presence.MemberType;
import org.confab.protocol.presence.PresenceFault;
import org.confab.protocol.presence.SetContainerMembers;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * Access levels ([MS-PRES] setContainerMembers): moves watchers between containers, all of a
 * request or nothing. Watchers whose view changes by it are told at once.
 */
public final class ContainerService {
  /** What is in these is the user's own business: nobody else can be let in. */
  private static final Set<ContainerId> PRIVATE =
      Set.of(ContainerId.SELF, ContainerId.AGGREGATION, ContainerId.AGGREGATION_TEAM);

  private final Presentities presentities;
  private final ContainerStore store;
  private final List<PresenceListener> listeners;
  private final RegisteredEndpoints registered;
  private final Stripes stripes;

  /** Works on that store; the rest as in {@link PresenceService}. */
  public ContainerService(
      Presentities presentities,
      ContainerStore store,
      List<PresenceListener> listeners,
      RegisteredEndpoints registered,
      Stripes stripes) {
    this.presentities = presentities;
    this.store = store;
    this.listeners = List.copyOf(listeners);
    this.registered = registered;
    this.stripes = stripes;
  }

  /**
   * Changes the containers of that endpoint's user.
   *
   * @throws Refused {@code 409} with a fault that names every container whose version is not the
   *     current one; {@code 400} if operations contradict one another; {@code 403} for members of a
   *     private container, an endpoint that is not registered, and beyond the limits
   */
  public void setMembers(EndpointId endpoint, SetContainerMembers request) {
    SipUri user = endpoint.aor();
    stripes.with(
        user,
        () -> {
          Presentity before = presentities.load(user).orElseThrow(() -> Refusals.unknown(user));
          if (!registered.contains(endpoint)) {
            throw Refusals.notRegistered(endpoint);
          }
          List<Container> changed = changed(before, request.changes());
          store.replace(user, changed);
          Presentity after = before.with(changed);
          listeners.forEach(listener -> listener.changed(before, after));
          return changed.size();
        });
  }

  /**
   * Somebody is gone: who had let him in or shut him out did that to him, not to whoever gets his
   * address next. Watchers and endpoints are told.
   */
  public void personGone(SipUri gone) {
    Member member = new Member(MemberType.USER, gone.aor().address());
    store.naming(gone).forEach(user -> stripes.with(user, () -> without(user, member)));
  }

  private boolean without(SipUri user, Member member) {
    Optional<Presentity> before = presentities.account(user);
    before.ifPresent(
        known -> {
          List<Container> changed =
              known.containers().stream()
                  .filter(container -> container.members().contains(member))
                  .map(container -> apply(container, List.of(leaves(member))))
                  .toList();
          store.replace(user, changed);
          listeners.forEach(listener -> listener.changed(known, known.with(changed)));
        });
    return before.isPresent();
  }

  private static SetContainerMembers.Operation leaves(Member member) {
    return new SetContainerMembers.Operation(false, member);
  }

  private static List<Container> changed(
      Presentity before, List<SetContainerMembers.Change> changes) {
    Map<ContainerId, Container> all = new LinkedHashMap<>();
    before.containers().forEach(container -> all.put(container.id(), container));
    Map<ContainerId, Container> changed = new LinkedHashMap<>();
    List<PresenceFault.Operation> stale = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      SetContainerMembers.Change change = changes.get(i);
      check(i + 1, change);
      Container container =
          all.getOrDefault(change.container(), new Container(change.container(), 0, List.of()));
      if (container.version() != change.version()) {
        stale.add(PresenceFault.Operation.stale(i + 1, change.version(), container.version()));
        continue;
      }
      Container next = apply(container, change.operations());
      all.put(next.id(), next);
      changed.put(next.id(), next);
    }
    if (!stale.isEmpty()) {
      throw Refusals.stale(Diagnostic.VERSION_OUT_OF_DATE, stale);
    }
    checkTotals(before, all);
    return List.copyOf(changed.values());
  }

  private static void check(int index, SetContainerMembers.Change change) {
    Map<Member, Boolean> named = new HashMap<>();
    for (SetContainerMembers.Operation operation : change.operations()) {
      Boolean earlier = named.put(operation.member(), operation.adds());
      if (earlier != null && earlier != operation.adds()) {
        throw Refusals.badCall(
            400,
            Diagnostic.XML_PARSE_FAILURE,
            index,
            "adds and removes " + operation.member() + " at once");
      }
      if (operation.adds() && PRIVATE.contains(change.container())) {
        throw Refusals.badCall(
            403,
            Diagnostic.RESOURCE_UNKNOWN,
            index,
            "container " + change.container().asString() + " has no members");
      }
    }
  }

  private static void checkTotals(Presentity before, Map<ContainerId, Container> all) {
    int members = all.values().stream().mapToInt(container -> container.members().size()).sum();
    if (members > PresenceLimits.CONTAINER_MEMBERS) {
      throw new Refused(403, Diagnostic.CONTAINER_MEMBER_LIMIT, "too many container members");
    }
    before.requireRoomFor(all.keySet());
  }

  private static Container apply(
      Container container, List<SetContainerMembers.Operation> operations) {
    Set<Member> members = new LinkedHashSet<>(container.members());
    for (SetContainerMembers.Operation operation : operations) {
      if (operation.adds()) {
        members.add(operation.member());
      } else {
        members.remove(operation.member());
      }
    }
    return new Container(container.id(), container.version() + 1, List.copyOf(members));
  }
}
