package org.confab.core.presence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.ExpireType;
import org.confab.protocol.presence.PresenceFault;
import org.confab.protocol.presence.Publication;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/**
 * What a publish request would write, once every rule, version and limit is checked ([MS-PRES]
 * publish). Several operations on one instance count on one another's versions.
 */
final class PublicationPlan {
  /** Versions are unsigned 32-bit numbers, and 0 means that there is no instance. */
  private static final long LAST_VERSION = 0xFFFF_FFFFL;

  private final Presentity before;
  private final EndpointId publisher;
  private final Instant now;
  private final Map<CategoryKey, Optional<CategoryInstance>> changed = new LinkedHashMap<>();
  private final Map<CategoryKey, Long> versions = new HashMap<>();
  private final List<PresenceFault.Operation> stale = new ArrayList<>();

  private PublicationPlan(Presentity before, EndpointId publisher, Instant now) {
    this.before = before;
    this.publisher = publisher;
    this.now = now;
  }

  /**
   * The write.
   *
   * @throws Refused {@code 403} for an instance of the server or beyond a limit, {@code 400} for
   *     what contradicts itself, {@code 413} for a value or a request that is too large, {@code
   *     409} with every operation whose version is not current
   */
  static PresenceWrite of(
      Presentity before, EndpointId publisher, List<Publication> publications, Instant now) {
    if (publications.size() > PresenceLimits.PUBLICATIONS_PER_REQUEST) {
      throw new Refused(413, Diagnostic.INPUT_TOO_LARGE, "too many publications");
    }
    PublicationPlan plan = new PublicationPlan(before, publisher, now);
    for (int i = 0; i < publications.size(); i++) {
      check(i + 1, publications.get(i));
      plan.add(i + 1, publications.get(i));
    }
    if (!plan.stale.isEmpty()) {
      throw Refusals.stale(Diagnostic.VERSION_OUT_OF_DATE, plan.stale);
    }
    return plan.write();
  }

  private static void check(int index, Publication publication) {
    if (ServerPublished.owns(publication.key())) {
      throw Refusals.badCall(
          403, Diagnostic.READ_ONLY_PUBLICATION, index, publication.key() + " is the server's own");
    }
    Optional<XmlElement> value = publication.value();
    if (value.isPresent() && Xml.bytes(value.get()).length > PresenceLimits.VALUE_BYTES) {
      throw Refusals.badCall(413, Diagnostic.CATEGORY_TOO_LARGE, index, "the value is too large");
    }
    if (publication.expireType() == ExpireType.TIME && publication.expires().isEmpty()) {
      throw Refusals.badCall(
          400, Diagnostic.XML_PARSE_FAILURE, index, "expireType time needs expires");
    }
  }

  private void add(int index, Publication publication) {
    CategoryKey key = publication.key();
    long current = versions.getOrDefault(key, before.version(key));
    if (publication.version() != current) {
      stale.add(PresenceFault.Operation.stale(index, publication.version(), current));
      return;
    }
    Optional<CategoryInstance> instance =
        publication.deletes() ? Optional.empty() : Optional.of(instance(publication, current));
    changed.put(key, instance);
    versions.put(key, instance.map(CategoryInstance::version).orElse(0L));
  }

  private CategoryInstance instance(Publication publication, long current) {
    boolean timed = publication.expireType() == ExpireType.TIME;
    boolean ofEndpoint = publication.expireType() == ExpireType.ENDPOINT;
    return new CategoryInstance(
        publication.key(),
        current == LAST_VERSION ? 1 : current + 1,
        publication.expireType(),
        now,
        timed ? publication.expires().map(now::plusSeconds) : Optional.empty(),
        ofEndpoint ? Optional.of(publisher.epid()) : Optional.empty(),
        publication.value());
  }

  private PresenceWrite write() {
    List<CategoryInstance> puts = changed.values().stream().flatMap(Optional::stream).toList();
    checkTotals(puts);
    List<CategoryKey> removals = new ArrayList<>();
    changed.forEach(
        (key, instance) -> {
          if (instance.isEmpty() || movesBetweenStores(instance.get())) {
            removals.add(key);
          }
        });
    return new PresenceWrite(puts, removals);
  }

  private boolean movesBetweenStores(CategoryInstance instance) {
    CategoryInstance old = before.instances().get(instance.key());
    return old != null
        && (old.expireType() == ExpireType.STATIC) != (instance.expireType() == ExpireType.STATIC);
  }

  private void checkTotals(List<CategoryInstance> puts) {
    List<CategoryInstance> added =
        puts.stream().filter(one -> !before.instances().containsKey(one.key())).toList();
    if (added.isEmpty()) {
      return;
    }
    if (before.instances().size() + added.size() > PresenceLimits.INSTANCES_PER_USER) {
      throw new Refused(403, Diagnostic.INPUT_TOO_LARGE, "too many category instances");
    }
    Set<ContainerId> containers = new HashSet<>();
    added.forEach(one -> containers.add(one.key().container()));
    before.requireRoomFor(containers);
  }
}
