package org.confab.core.presence;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.confab.protocol.presence.CategoriesDocument;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.Container;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.Member;
import org.confab.protocol.presence.MemberType;
import org.confab.protocol.presence.StateType;
import org.confab.protocol.presence.StateValue;
import org.confab.protocol.sip.SipUri;

/**
 * Everything published by and for one user at one moment, and who may see what of it ([MS-PRES]
 * 3.2.5): the most specific kind of membership decides, among equal ones the highest container; an
 * instance that the watcher's container lacks is taken from the default one.
 */
final class Presentity {
  /** In this container there is availability, and nothing that tells more. */
  private static final ContainerId AVAILABILITY_ONLY = ContainerId.PUBLIC;

  private final SipUri user;
  private final Map<CategoryKey, CategoryInstance> instances;
  private final List<Container> containers;
  private final Map<Member, ContainerId> members = new HashMap<>();

  Presentity(SipUri user, Collection<CategoryInstance> instances, List<Container> containers) {
    this.user = user;
    Map<CategoryKey, CategoryInstance> byKey = new LinkedHashMap<>();
    instances.forEach(instance -> byKey.put(instance.key(), instance));
    this.instances = byKey;
    this.containers = List.copyOf(containers);
    for (Container container : containers) {
      for (Member member : container.members()) {
        members.merge(
            member, container.id(), (one, other) -> one.compareTo(other) > 0 ? one : other);
      }
    }
  }

  SipUri user() {
    return user;
  }

  Map<CategoryKey, CategoryInstance> instances() {
    return instances;
  }

  List<Container> containers() {
    return containers;
  }

  /** The same user once that is written. */
  Presentity after(PresenceWrite write) {
    Map<CategoryKey, CategoryInstance> changed = new LinkedHashMap<>(instances);
    write.removals().forEach(changed::remove);
    write.puts().forEach(instance -> changed.put(instance.key(), instance));
    return new Presentity(user, changed.values(), containers);
  }

  /** Current version of an instance; 0 if there is none. */
  long version(CategoryKey key) {
    CategoryInstance instance = instances.get(key);
    return instance == null ? 0 : instance.version();
  }

  /** The container that decides what that watcher sees. */
  ContainerId containerOf(SipUri watcher, String enterpriseDomain) {
    if (watcher.equals(user)) {
      return ContainerId.PERSONAL;
    }
    boolean colleague = watcher.host().equalsIgnoreCase(enterpriseDomain);
    Map<MemberType, String> candidates = new EnumMap<>(MemberType.class);
    candidates.put(MemberType.USER, watcher.address());
    candidates.put(MemberType.DOMAIN, watcher.host());
    candidates.put(colleague ? MemberType.SAME_ENTERPRISE : MemberType.FEDERATED, "");
    candidates.put(MemberType.EVERYONE, "");
    for (Map.Entry<MemberType, String> candidate : candidates.entrySet()) {
      ContainerId found = members.get(new Member(candidate.getKey(), candidate.getValue()));
      if (found != null) {
        return found;
      }
    }
    return ContainerId.DEFAULT;
  }

  /** What a watcher in that container sees of a category. */
  List<CategoryInstance> view(ContainerId container, CategoryName name) {
    List<CategoryInstance> own = in(container, name);
    List<CategoryInstance> seen =
        own.isEmpty() && !container.equals(ContainerId.DEFAULT)
            ? in(ContainerId.DEFAULT, name)
            : own;
    if (!name.equals(CategoryName.STATE)) {
      return seen;
    }
    return aggregate(seen).stream().toList();
  }

  private List<CategoryInstance> in(ContainerId container, CategoryName name) {
    return instances.values().stream()
        .filter(one -> one.key().container().equals(container) && one.key().name().equals(name))
        .toList();
  }

  /** The one state that counts: what is aggregated now, or else the standing one. */
  private static Optional<CategoryInstance> aggregate(List<CategoryInstance> states) {
    return states.stream()
        .filter(one -> state(one).filter(value -> value.type() == StateType.AGGREGATE).isPresent())
        .reduce((one, other) -> one.key().instance() > other.key().instance() ? one : other);
  }

  static Optional<StateValue> state(CategoryInstance instance) {
    return instance.value().flatMap(StateValue::read);
  }

  /** The states that clients publish into that container. */
  Stream<CategoryInstance> states(ContainerId container) {
    return in(container, CategoryName.STATE).stream();
  }

  /** Whether watchers in that container see the user as reachable. */
  boolean reachable(ContainerId container) {
    return view(container, CategoryName.STATE).stream()
        .flatMap(one -> state(one).stream())
        .anyMatch(value -> value.availability() >= 3000 && value.availability() < 18000);
  }

  /** The user's own document: every instance, with versions. */
  CategoriesDocument own() {
    return new CategoriesDocument(
        user, instances.values().stream().map(CategoryInstance::own).toList());
  }

  static boolean availabilityOnly(ContainerId container) {
    return container.equals(AVAILABILITY_ONLY);
  }
}
