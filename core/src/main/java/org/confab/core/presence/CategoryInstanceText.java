package org.confab.core.presence;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
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

  /** The instances as text: values first, each once, for containers show the same. */
  public static String write(List<CategoryInstance> instances) {
    Map<XmlElement, Integer> values = new LinkedHashMap<>();
    List<XmlElement> rows = new ArrayList<>();
    for (CategoryInstance instance : instances) {
      instance.value().ifPresent(value -> values.putIfAbsent(value, values.size()));
      rows.add(row(instance, values));
    }
    return Xml.write(
        XmlElement.of("", "instances")
            .with(XmlElement.of("", "values").with(List.copyOf(values.keySet())))
            .with(rows));
  }

  /** Reads what {@link #write(List)} wrote; an empty text holds no instances. */
  public static List<CategoryInstance> parse(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    try {
      XmlElement all = Xml.read(text.getBytes(StandardCharsets.UTF_8), LIMITS);
      List<XmlElement> values = all.requiredChild("values").children();
      return all.children("i").map(row -> read(row, values)).toList();
    } catch (XmlRefused | DateTimeException | IllegalArgumentException unreadable) {
      throw new IllegalArgumentException("no instances of categories", unreadable);
    }
  }

  /** Short names: there are twenty of these for everybody who is signed in. */
  private static XmlElement row(CategoryInstance instance, Map<XmlElement, Integer> values) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("name", instance.key().name().value());
    attributes.put("number", Long.toString(instance.key().instance()));
    attributes.put("in", instance.key().container().asString());
    attributes.put("version", Long.toString(instance.version()));
    attributes.put("type", instance.expireType().asString());
    attributes.put("at", instance.publishTime().toString());
    instance.expiresAt().ifPresent(end -> attributes.put("until", end.toString()));
    instance.endpoint().ifPresent(epid -> attributes.put("of", epid.asString()));
    instance.value().ifPresent(value -> attributes.put("value", String.valueOf(values.get(value))));
    return new XmlElement("", "i", attributes, List.of(), "");
  }

  private static CategoryInstance read(XmlElement row, List<XmlElement> values) {
    return new CategoryInstance(
        new CategoryKey(
            CategoryName.of(row.required("name")),
            Long.parseLong(row.required("number")),
            ContainerId.parse(row.required("in"))),
        Long.parseLong(row.required("version")),
        ExpireType.parse(row.required("type")),
        Instant.parse(row.required("at")),
        row.attribute("until").map(Instant::parse),
        row.attribute("of").map(Epid::of),
        row.attribute("value").map(number -> values.get(index(number, values))));
  }

  private static int index(String number, List<XmlElement> values) {
    int index = Integer.parseInt(number);
    if (index < 0 || index >= values.size()) {
      throw new IllegalArgumentException("no value " + number);
    }
    return index;
  }
}
