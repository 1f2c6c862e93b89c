package org.confab.core.presence;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.ExpireType;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlLimits;
import org.confab.protocol.xml.XmlRefused;

/** A user's instances as one text, for stores that keep texts and share them between servers. */
public final class CategoryInstanceText {
  private static final XmlLimits LIMITS = new XmlLimits(64 * 1024 * 1024, 66, 10_000_000);

  private CategoryInstanceText() {}

  /** The instances as text. */
  public static String write(List<CategoryInstance> instances) {
    return Xml.write(
        XmlElement.of("", "instances")
            .with(instances.stream().map(CategoryInstanceText::write).toList()));
  }

  /** Reads what {@link #write(List)} wrote; an empty text holds no instances. */
  public static List<CategoryInstance> parse(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    try {
      return Xml.read(text.getBytes(StandardCharsets.UTF_8), LIMITS)
          .children("instance")
          .map(CategoryInstanceText::read)
          .toList();
    } catch (XmlRefused | DateTimeException | IllegalArgumentException unreadable) {
      throw new IllegalArgumentException("no instances of categories", unreadable);
    }
  }

  private static XmlElement write(CategoryInstance instance) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("name", instance.key().name().value());
    attributes.put("instance", Long.toString(instance.key().instance()));
    attributes.put("container", instance.key().container().asString());
    attributes.put("version", Long.toString(instance.version()));
    attributes.put("type", instance.expireType().asString());
    attributes.put("time", instance.publishTime().toString());
    instance.expiresAt().ifPresent(end -> attributes.put("expires", end.toString()));
    instance.endpoint().ifPresent(epid -> attributes.put("endpoint", epid.asString()));
    return new XmlElement("", "instance", attributes, instance.value().stream().toList(), "");
  }

  private static CategoryInstance read(XmlElement element) {
    return new CategoryInstance(
        new CategoryKey(
            CategoryName.of(element.required("name")),
            Long.parseLong(element.required("instance")),
            ContainerId.parse(element.required("container"))),
        Long.parseLong(element.required("version")),
        ExpireType.parse(element.required("type")),
        Instant.parse(element.required("time")),
        element.attribute("expires").map(Instant::parse),
        element.attribute("endpoint").map(Epid::of),
        element.children().stream().findFirst());
  }
}
