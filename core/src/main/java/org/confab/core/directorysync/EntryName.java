package org.confab.core.directorysync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A distinguished name (RFC 4514) in the one form in which two of the same entry are equal; who
 * reads the directory makes it so.
 *
 * @param normalised the name, 1 to {@value #MAX_LENGTH} characters
 */
public record EntryName(String normalised) {
  /** Longest name, in characters. */
  public static final int MAX_LENGTH = 2048;

  /** What stands between commas; a comma behind a backslash is none. */
  private static final Pattern PART = Pattern.compile("(?:[^\\\\,]++|\\\\.)++");

  private static final Pattern LABEL = Pattern.compile("dc=([a-z0-9-]+)", Pattern.CASE_INSENSITIVE);

  /** Throws {@link IllegalArgumentException} if the name is empty or too long. */
  public EntryName {
    if (normalised.isEmpty() || normalised.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a name of an entry has 1 to " + MAX_LENGTH);
    }
  }

  /** The DNS domain that it ends with (RFC 2247), if it ends so. */
  public Optional<String> domain() {
    List<String> labels = new ArrayList<>();
    Matcher parts = PART.matcher(normalised);
    while (parts.find()) {
      Matcher label = LABEL.matcher(parts.group());
      if (label.matches()) {
        labels.add(label.group(1));
      } else {
        labels.clear();
      }
    }
    return Optional.of(String.join(".", labels)).filter(domain -> !domain.isEmpty());
  }

  @Override
  public String toString() {
    return normalised;
  }
}
