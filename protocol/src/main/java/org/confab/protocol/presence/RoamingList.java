package org.confab.protocol.presence;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.confab.protocol.xml.XmlElement;

/**
 * {@code roamingList}: what an endpoint wants to know of its own user. What came later is asked for
 * by {@code roamingEx}; either element is understood for every part.
 */
public record RoamingList(Set<Part> parts) {
  /** Kinds of roaming data; unknown ones are passed over. */
  public enum Part {
    CATEGORIES,
    CONTAINERS,
    SUBSCRIBERS,
    DELEGATES
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
    document.named("roamingList").children().stream()
        .filter(child -> child.name().equals("roaming") || child.name().equals("roamingEx"))
        .map(roaming -> roaming.required("type"))
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
