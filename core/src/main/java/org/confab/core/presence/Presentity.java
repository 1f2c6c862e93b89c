package org.confab.core.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.confab.core.Refused;
import org.confab.core.SipDomains;
import org.confab.protocol.presence.CategoriesDocument;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.Container;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.StateType;
import org.confab.protocol.presence.StateValue;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * Everything published by and for one user at one moment, and who may see what of it ([MS-PRES]
 * 3.2.5). A watcher sees the instances of his container; a category that it lacks is taken from the
 * default container, unless he is blocked.
 */
final class Presentity {
  private final SipUri user;
  private final Map<CategoryKey, CategoryInstance> instances;
  private final List<Container> containers;
  private final Map<Place, List<CategoryInstance>> byPlace = new HashMap<>();
  private final AccessLevels levels;

  /** Where watchers look: one category of one container. */
  private record Place(ContainerId container, CategoryName name) {}

  Presentity(SipUri user, Collection<CategoryInstance> instances, List<Container> containers) {
    this(user, instances, containers, new AccessLevels(user, containers));
  }

  private Presentity(
      SipUri user,
      Collection<CategoryInstance> instances,
      List<Container> containers,
      AccessLevels levels) {
    this.user = user;
    this.instances = new LinkedHashMap<>();
    this.containers = List.copyOf(containers);
    this.levels = levels;
    instances.forEach(instance -> this.instances.put(instance.key(), instance));
    this.instances
        .values()
        .forEach(
            one ->
                byPlace
                    .computeIfAbsent(
                        new Place(one.key().container(), one.key().name()),
                        place -> new ArrayList<>())
                    .add(one));
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
    return new Presentity(user, changed.values(), containers, levels);
  }

  /** The same user with these containers in place of those with their ids. */
  Presentity with(List<Container> changed) {
    return new Presentity(user, instances.values(), DefaultContainers.over(containers, changed));
  }

  /** Current version of an instance; 0 if there is none. */
  long version(CategoryKey key) {
    CategoryInstance instance = instances.get(key);
    return instance == null ? 0 : instance.version();
  }

  /** The container that decides what that watcher sees. */
  ContainerId containerOf(SipUri watcher, SipDomains enterprise) {
    return levels.of(watcher, enterprise);
  }

  /** What a watcher in that container sees of a category. */
  List<CategoryInstance> view(ContainerId container, CategoryName name) {
    List<CategoryInstance> seen = in(container, name);
    if (seen.isEmpty() && !container.equals(ContainerId.BLOCKED)) {
      seen = in(ContainerId.DEFAULT, name);
    }
    return name.equals(CategoryName.STATE) ? aggregate(seen).stream().toList() : seen;
  }

  /** The instances of one category in one container. */
  List<CategoryInstance> in(ContainerId container, CategoryName name) {
    return byPlace.getOrDefault(new Place(container, name), List.of());
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

  /**
   * Checks that these containers may come into use.
   *
   * @throws Refused {@code 403} if the user would then have too many
   */
  void requireRoomFor(Set<ContainerId> used) {
    Set<ContainerId> all = new HashSet<>(used);
    containers.forEach(container -> all.add(container.id()));
    byPlace.keySet().forEach(place -> all.add(place.container()));
    if (all.size() > PresenceLimits.CONTAINERS_PER_USER) {
      throw new Refused(403, Diagnostic.INPUT_TOO_LARGE, "too many containers");
    }
  }
}
