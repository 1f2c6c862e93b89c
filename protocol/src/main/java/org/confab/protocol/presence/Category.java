package org.confab.protocol.presence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * One {@code category} of a categories document. What a watcher gets has no {@link Ownership}: he
 * does not learn in which container he is.
 *
 * @param name the category
 * @param instance the instance; absent where the watcher is only told that there is none
 * @param publishTime when it was published, to the millisecond
 * @param ownership what only the user's own endpoints see
 * @param value the content; absent if there is none
 */
public record Category(
    CategoryName name,
    Optional<Long> instance,
    Optional<Instant> publishTime,
    Optional<Ownership> ownership,
    Optional<XmlElement> value) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /**
   * The publisher's side of an instance.
   *
   * @param container where it is published
   * @param version its current version
   * @param expireType what ends it
   * @param expires 0 tells that it is deleted; otherwise the seconds of a time-bound one
   */
  public record Ownership(
      ContainerId container, long version, ExpireType expireType, Optional<Long> expires) {}

  /** Tells a watcher that there is nothing of that category, any more or at all. */
  public static Category none(CategoryName name) {
    return new Category(
        name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether it tells of the instance's deletion. */
  public boolean deleted() {
    return ownership.flatMap(Ownership::expires).filter(seconds -> seconds == 0).isPresent();
  }

  /** A point in time as these documents write it. */
  public static String time(Instant instant) {
    return TIME.format(instant);
  }

  static Category read(XmlElement element) {
    Optional<Ownership> ownership =
        element
            .attribute("container")
            .map(
                container ->
                    new Ownership(
                        ContainerId.parse(container),
                        PresenceXml.optionalUnsignedInt(element, "version").orElse(0L),
                        element
                            .attribute("expireType")
                            .map(ExpireType::parse)
                            .orElse(ExpireType.STATIC),
                        PresenceXml.optionalUnsignedInt(element, "expires")));
    return new Category(
        CategoryName.of(element.required("name")),
        PresenceXml.optionalUnsignedInt(element, "instance"),
        element.attribute("publishTime").map(Category::instant),
        ownership,
        element.children().stream().findFirst());
  }

  XmlElement write() {
    XmlElement element =
        XmlElement.of(PresenceXml.CATEGORIES, "category").with("name", name.value());
    if (instance.isPresent()) {
      element = element.with("instance", instance.get().toString());
    }
    if (publishTime.isPresent()) {
      element = element.with("publishTime", time(publishTime.get()));
    }
    if (ownership.isPresent()) {
      Ownership own = ownership.get();
      element =
          element
              .with("container", own.container().asString())
              .with("version", Long.toString(own.version()))
              .with("expireType", own.expireType().asString());
      if (own.expires().isPresent()) {
        element = element.with("expires", own.expires().get().toString());
      }
    }
    return value.isPresent() ? element.with(value.get()) : element;
  }

  static Instant instant(String text) {
    return XmlValue.instant(text);
  }
}
