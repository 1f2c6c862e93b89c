package org.confab.protocol.directory;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A condition: the attribute begins with that text, whatever the case.
 *
 * @param attribute what is looked at
 * @param prefix 1 to {@value #MAX_LENGTH} characters, taken as they are; nothing is a wildcard
 * @param whole whether the text is all of the attribute
 */
public record DirectoryTerm(DirectoryAttribute attribute, String prefix, boolean whole) {
  /** Longest text, in characters. */
  public static final int MAX_LENGTH = 320;

  private static final String SCHEME = "sip:";

  /** How people set the digits of telephone numbers apart. */
  private static final Pattern SEPARATORS = Pattern.compile("[\\s().\\-/]+");

  /** Folds the text; throws {@link IllegalArgumentException} beyond the limits. */
  public DirectoryTerm {
    prefix = fold(attribute, prefix);
    if (prefix.isEmpty() || prefix.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "value of " + attribute.wireName() + " is empty or over " + MAX_LENGTH + " characters");
    }
  }

  /** The attribute begins with that text. */
  public DirectoryTerm(DirectoryAttribute attribute, String prefix) {
    this(attribute, prefix, false);
  }

  /** The attribute is that text and nothing more. */
  public static DirectoryTerm exactly(DirectoryAttribute attribute, String text) {
    return new DirectoryTerm(attribute, text, true);
  }

  /** A text of that attribute in the form in which texts are compared. */
  public static String fold(DirectoryAttribute attribute, String text) {
    String folded = text.strip().toLowerCase(Locale.ROOT);
    return switch (attribute) {
      case ADDRESS -> folded.startsWith(SCHEME) ? folded.substring(SCHEME.length()) : folded;
      case PHONE, HOME_PHONE, MOBILE, OTHER_PHONE -> SEPARATORS.matcher(folded).replaceAll("");
      case GIVEN_NAME_KEYS, SURNAME_KEYS, DISPLAY_NAME_KEYS -> DialPad.keys(folded);
      default -> folded;
    };
  }

  /** Whether such a text satisfies the condition. */
  public boolean fits(String text) {
    String folded = fold(attribute, text);
    return whole ? folded.equals(prefix) : folded.startsWith(prefix);
  }
}
