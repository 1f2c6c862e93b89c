package org.confab.protocol.presence;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.confab.protocol.xml.XmlElement;

/** {@code roamingList}: what an endpoint wants to know of its own user. */
public record RoamingList(Set<Part> parts) {
  /** Kinds of roaming data; unknown ones, such as delegates, are passed over. */
  public enum Part {
    CATEGORIES,
    CONTAINERS,
    SUBSCRIBERS
  }

  /** Everything there is. */
  public static final RoamingList ALL = new RoamingList(EnumSet.allOf(Part.class));

  /** Copies its set. */
  public RoamingList {
    parts = Set.copyOf(parts);
  }

  /** Reads the document; throws {@link IllegalArgumentException} if it is another one. */
  public static RoamingList read(XmlElement document) {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    PresenceXml.root(document, "roamingList")
        .children("roaming")
        .map(roaming -> PresenceXml.required(roaming, "type"))
        .forEach(
            type ->
                Arrays.stream(Part.values())
                    .filter(part -> name(part).equals(type))
                    .forEach(parts::add));
    return new RoamingList(parts);
  }

  /** The document. */
  public XmlElement write() {
    return XmlElement.of(PresenceXml.ROAMING_SELF, "roamingList")
        .with(
            parts.stream()
                .sorted()
                .map(
                    part ->
                        XmlElement.of(PresenceXml.ROAMING_SELF, "roaming").with("type", name(part)))
                .toList());
  }

  private static String name(Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }
}
