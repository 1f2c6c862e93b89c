package org.confab.core.photos;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is told of a picture without showing it.
 *
 * @param kind what kind of file it is
 * @param size how many octets it has
 * @param hash its SHA-256 in lower-case hexadecimal: another one for each picture
 */
public record PhotoFacts(ImageKind kind, int size, String hash) {
  private static final Pattern NAME = Pattern.compile("([0-9a-f]{64})\\.(?:jpg|png|gif)");

  /** The name of its file, which says all of it: the same name is always the same picture. */
  public String name() {
    return hash + "." + kind.extension();
  }

  /** The hash in such a name; none in other texts. */
  static Optional<String> hashIn(String name) {
    Matcher found = NAME.matcher(name);
    return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
