package org.confab.core.presence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.confab.core.EndpointId;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.ExpireType;

/**
 * What a user's plain SIP clients say at one moment: which are registered, and what they have
 * published, each under its entity-tag. A registered client that has published nothing can be
 * reached.
 *
 * @param registered the registered clients with their slots and the time of their registration
 * @param publications by entity-tag
 */
record SoftState(Map<EndpointId, Registered> registered, Map<String, EventState> publications) {
  static final SoftState NONE = new SoftState(Map.of(), Map.of());

  /** Copies its maps. */
  SoftState {
    registered = Map.copyOf(registered);
    publications = Map.copyOf(publications);
  }

  /**
   * A registered client.
   *
   * @param slot tells its instances from others'
   * @param since when it registered
   */
  record Registered(int slot, Instant since) {}

  /**
   * A publication.
   *
   * @param publisher who made it
   * @param slot tells its instances from others'
   * @param said what it says
   * @param since when it began to say so
   * @param expiresAt when it ends unless it is refreshed
   */
  record EventState(
      EndpointId publisher, int slot, PidfPublication said, Instant since, Instant expiresAt) {}

  boolean isEmpty() {
    return registered.isEmpty() && publications.isEmpty();
  }

  boolean uses(int slot) {
    return registered.values().stream().anyMatch(one -> one.slot() == slot)
        || publications.values().stream().anyMatch(one -> one.slot() == slot);
  }

  SoftState with(EndpointId endpoint, Registered registration) {
    Map<EndpointId, Registered> more = new LinkedHashMap<>(registered);
    more.put(endpoint, registration);
    return new SoftState(more, publications);
  }

  /** Without that client, and without what it has published. */
  SoftState without(EndpointId endpoint) {
    Map<EndpointId, Registered> fewer = new LinkedHashMap<>(registered);
    fewer.remove(endpoint);
    return new SoftState(fewer, publications).without(one -> one.publisher().equals(endpoint));
  }

  SoftState without(Predicate<EventState> gone) {
    Map<String, EventState> fewer = new LinkedHashMap<>(publications);
    fewer.values().removeIf(gone);
    return new SoftState(registered, fewer);
  }

  SoftState without(String entityTag) {
    Map<String, EventState> fewer = new LinkedHashMap<>(publications);
    fewer.remove(entityTag);
    return new SoftState(registered, fewer);
  }

  /** With one more publication; where there are too many, the one that ends first goes. */
  SoftState with(String entityTag, EventState publication) {
    Map<String, EventState> more = new LinkedHashMap<>(publications);
    if (more.size() >= EventStateLimits.PUBLICATIONS_PER_USER) {
      more.entrySet().stream()
          .min(Comparator.comparing(entry -> entry.getValue().expiresAt()))
          .map(Map.Entry::getKey)
          .ifPresent(more::remove);
    }
    more.put(entityTag, publication);
    return new SoftState(registered, more);
  }

  /** The first moment at which something ends by itself. */
  Optional<Instant> deadline() {
    return publications.values().stream().map(EventState::expiresAt).min(Instant::compareTo);
  }

  /** What is to be written so that the user's instances say this, and no more what was before. */
  PresenceWrite change(SoftState old, Presentity stored) {
    Map<CategoryKey, CategoryInstance> wanted = instances();
    List<CategoryInstance> puts = new ArrayList<>();
    wanted.forEach(
        (key, instance) -> {
          CategoryInstance there = stored.instances().get(key);
          if (there == null || !there.value().equals(instance.value())) {
            puts.add(instance.withVersion(stored.version(key) + 1));
          }
        });
    List<CategoryKey> removals =
        old.instances().keySet().stream()
            .filter(key -> !wanted.containsKey(key) && stored.version(key) > 0)
            .toList();
    return new PresenceWrite(puts, removals);
  }

  private Map<CategoryKey, CategoryInstance> instances() {
    Map<CategoryKey, CategoryInstance> all = new LinkedHashMap<>();
    registered.forEach(
        (endpoint, one) -> {
          if (publications.values().stream().noneMatch(p -> p.publisher().equals(endpoint))) {
            add(all, endpoint, one.since(), PidfPublication.REGISTERED.values(one.slot()));
          }
        });
    publications
        .values()
        .forEach(one -> add(all, one.publisher(), one.since(), one.said().values(one.slot())));
    return all;
  }

  private static void add(
      Map<CategoryKey, CategoryInstance> all,
      EndpointId endpoint,
      Instant since,
      List<PidfPublication.Value> values) {
    for (PidfPublication.Value value : values) {
      all.put(
          value.key(),
          new CategoryInstance(
              value.key(),
              1,
              ExpireType.ENDPOINT,
              since,
              Optional.empty(),
              Optional.of(endpoint.epid()),
              Optional.of(value.content())));
    }
  }
}
