package org.confab.protocol.presence;

import java.util.Optional;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * One instance to be written or, with {@link #deletes}, removed ([MS-PRES] publish request).
 *
 * @param key which instance
 * @param version the version that the publisher believes current; 0 for a new instance
 * @param expireType what ends it
 * @param expires seconds, with {@link ExpireType#TIME}; 0 deletes
 * @param value the category's content
 */
public record Publication(
    CategoryKey key,
    long version,
    ExpireType expireType,
    Optional<Long> expires,
    Optional<XmlElement> value) {

  /** Whether the instance is to be removed. */
  public boolean deletes() {
    return expires.filter(seconds -> seconds == 0).isPresent();
  }

  static Publication read(XmlElement element) {
    if (element.children().size() > 1) {
      throw new IllegalArgumentException("a category instance has one value");
    }
    return new Publication(
        new CategoryKey(
            CategoryName.of(element.required("categoryName")),
            XmlValue.unsignedInt(element.required("instance")),
            ContainerId.parse(element.required("container"))),
        XmlValue.unsignedInt(element.required("version")),
        element.attribute("expireType").map(ExpireType::parse).orElse(ExpireType.STATIC),
        PresenceXml.optionalUnsignedInt(element, "expires"),
        element.children().stream().findFirst());
  }

  XmlElement write() {
    XmlElement element =
        XmlElement.of(PresenceXml.RICH_PRESENCE, "publication")
            .with("categoryName", key.name().value())
            .with("instance", Long.toString(key.instance()))
            .with("container", key.container().asString())
            .with("version", Long.toString(version))
            .with("expireType", expireType.asString());
    if (expires.isPresent()) {
      element = element.with("expires", expires.get().toString());
    }
    return value.isPresent() ? element.with(value.get()) : element;
  }
}
