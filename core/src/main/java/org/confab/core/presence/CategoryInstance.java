package org.confab.core.presence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.confab.protocol.presence.Category;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.ExpireType;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.xml.XmlElement;

/**
 * One published category instance of one user.
 *
 * @param key name, instance and container
 * @param version current version, from 1
 * @param expireType what ends it
 * @param publishTime when the server took it
 * @param expiresAt its end, if it is time-bound
 * @param endpoint who published it, if it is bound to an endpoint
 * @param value the content, if any
 */
public record CategoryInstance(
    CategoryKey key,
    long version,
    ExpireType expireType,
    Instant publishTime,
    Optional<Instant> expiresAt,
    Optional<Epid> endpoint,
    Optional<XmlElement> value) {

  /** An instance that the server publishes in the name of the user. */
  static CategoryInstance ofServer(
      CategoryKey key, long version, ExpireType expireType, Instant time, XmlElement value) {
    return new CategoryInstance(
        key, version, expireType, time, Optional.empty(), Optional.empty(), Optional.of(value));
  }

  /** The same instance with another version. */
  CategoryInstance withVersion(long other) {
    return new CategoryInstance(key, other, expireType, publishTime, expiresAt, endpoint, value);
  }

  /** Whether its time has passed. */
  boolean expired(Instant now) {
    return expiresAt.filter(end -> !end.isAfter(now)).isPresent();
  }

  /** As the user's own endpoints see it. */
  Category own() {
    Optional<Long> seconds =
        expiresAt.map(end -> Math.max(1, Duration.between(publishTime, end).toSeconds()));
    return category(
        Optional.of(new Category.Ownership(key.container(), version, expireType, seconds)), value);
  }

  /** As the user's own endpoints learn that it is gone: with the version to publish it on again. */
  Category ownDeleted() {
    return category(
        Optional.of(new Category.Ownership(key.container(), 0, expireType, Optional.of(0L))),
        Optional.empty());
  }

  /** As a watcher sees it. */
  Category watched() {
    return category(Optional.empty(), value);
  }

  private Category category(Optional<Category.Ownership> ownership, Optional<XmlElement> content) {
    return new Category(
        key.name(), Optional.of(key.instance()), Optional.of(publishTime), ownership, content);
  }
}
