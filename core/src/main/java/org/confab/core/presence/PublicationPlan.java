package org.confab.core.presence;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.ExpireType;
import org.confab.protocol.presence.PresenceFault;
import org.confab.protocol.presence.Publication;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/** What a publish request would write, once every version and limit is checked. */
final class PublicationPlan {
  private final Presentity before;
  private final EndpointId publisher;
  private final Instant now;
  private final Map<CategoryKey, Optional<CategoryInstance>> changed = new LinkedHashMap<>();
  private final Map<CategoryKey, Long> versions = new HashMap<>();

  private PublicationPlan(Presentity before, EndpointId publisher, Instant now) {
    this.before = before;
    this.publisher = publisher;
    this.now = now;
  }

  /** The write; throws {@link Refused} {@code 409} at the first version that is not current. */
  static PresenceWrite of(
      Presentity before, EndpointId publisher, List<Publication> publications, Instant now) {
    if (publications.size() > PresenceLimits.PUBLICATIONS_PER_REQUEST) {
      throw new Refused(400, Diagnostic.INPUT_TOO_LARGE, "too many publications");
    }
    PublicationPlan plan = new PublicationPlan(before, publisher, now);
    for (int i = 0; i < publications.size(); i++) {
      plan.add(i + 1, publications.get(i));
    }
    return plan.write();
  }

  private void add(int index, Publication publication) {
    CategoryKey key = publication.key();
    long current = versions.getOrDefault(key, before.version(key));
    if (publication.version() != current) {
      throw stale(index, publication.version(), current);
    }
    Optional<CategoryInstance> instance =
        publication.deletes() ? Optional.empty() : Optional.of(instance(publication));
    changed.put(key, instance);
    versions.put(key, instance.map(CategoryInstance::version).orElse(0L));
  }

  private PresenceWrite write() {
    List<CategoryInstance> puts = changed.values().stream().flatMap(Optional::stream).toList();
    long added = puts.stream().filter(one -> before.version(one.key()) == 0).count();
    if (added > 0 && before.instances().size() + added > PresenceLimits.INSTANCES_PER_USER) {
      throw new Refused(403, Diagnostic.INPUT_TOO_LARGE, "too many category instances");
    }
    return new PresenceWrite(
        puts,
        changed.entrySet().stream()
            .filter(entry -> entry.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .toList());
  }

  private CategoryInstance instance(Publication publication) {
    publication.value().ifPresent(PublicationPlan::checkSize);
    boolean timed = publication.expireType() == ExpireType.TIME;
    if (timed && publication.expires().isEmpty()) {
      throw new Refused(400, Diagnostic.XML_PARSE_FAILURE, "expireType time needs expires");
    }
    boolean ofEndpoint = publication.expireType() == ExpireType.ENDPOINT;
    return new CategoryInstance(
        publication.key(),
        publication.version() + 1,
        publication.expireType(),
        now,
        timed ? publication.expires().map(now::plusSeconds) : Optional.empty(),
        ofEndpoint ? Optional.of(publisher.epid()) : Optional.empty(),
        publication.value());
  }

  private static void checkSize(XmlElement value) {
    if (Xml.bytes(value).length > PresenceLimits.VALUE_BYTES) {
      throw new Refused(400, Diagnostic.INPUT_TOO_LARGE, "a category value is too large");
    }
  }

  /** The refusal of an operation, counted from 1, that relies on another version. */
  static Refused stale(int index, long sent, long current) {
    return new Refused(
        409,
        Diagnostic.VERSION_OUT_OF_DATE,
        "operation " + index + " needs version " + current + ", not " + sent,
        Optional.of(
            new Body(
                PresenceFault.CONTENT_TYPE,
                Xml.bytes(PresenceFault.at(index, sent, current).write()))));
  }
}
