package org.confab.core.location;

import java.util.Comparator;
import java.util.Optional;

/**
 * What administrators enter: that something in the network is at a place, or only that there is
 * such a place.
 *
 * @param element what is there
 * @param description a remark about it; empty for a place alone
 * @param location the place
 */
public record LocationEntry(
    Optional<NetworkElement> element, String description, Location location) {
  /** First what is in the network by its key, then places alone by their addresses. */
  public static final Comparator<LocationEntry> ORDER =
      Comparator.comparing(
              (LocationEntry entry) -> entry.element().map(NetworkElement::key).orElse("~"))
          .thenComparing(entry -> entry.location().address().parts().toString());

  /** Longest remark, in characters. */
  public static final int MAX_DESCRIPTION = 128;

  /** Throws {@link IllegalArgumentException} with a sentence for people. */
  public LocationEntry {
    description = description.strip();
    if (description.length() > MAX_DESCRIPTION
        || description.codePoints().anyMatch(LocationEntry::isNoText)) {
      throw new IllegalArgumentException(
          "description is longer than "
              + MAX_DESCRIPTION
              + " characters or holds a control character");
    }
    if (element.isEmpty() && !description.isEmpty()) {
      throw new IllegalArgumentException("the type location has no description");
    }
  }

  private static boolean isNoText(int point) {
    return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
  }
}
