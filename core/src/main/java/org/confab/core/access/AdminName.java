package org.confab.core.access;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of an administrator's account: a letter, then letters, digits, dots, dashes and
 * underscores, 32 signs at the most, in lower case. It is the name of a file too.
 *
 * @param value the name
 */
public record AdminName(String value) {
  /** What a name looks like. */
  public static final String FORM = "[a-z][a-z0-9._-]{0,31}";

  private static final Pattern SHAPE = Pattern.compile(FORM);

  /** The account that every instance has; its password is in a file. */
  public static final AdminName BUILT_IN = new AdminName("admin");

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if it is no name
   */
  public AdminName {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A name of an administrator has 1 to 32 letters, digits, '.', '_' and '-', a letter"
              + " first.");
    }
  }

  /** The name in whatever case. */
  public static AdminName of(String text) {
    return new AdminName(text.toLowerCase(Locale.ROOT));
  }
}
