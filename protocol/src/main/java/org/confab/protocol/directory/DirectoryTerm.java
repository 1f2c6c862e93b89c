package org.confab.protocol.directory;

import java.util.Locale;

/**
 * A condition: the attribute begins with that text, whatever the case.
 *
 * @param attribute what is looked at
 * @param prefix 1 to {@value #MAX_LENGTH} characters, taken as they are; nothing is a wildcard
 */
public record DirectoryTerm(DirectoryAttribute attribute, String prefix) {
  /** Longest text, in characters. */
  public static final int MAX_LENGTH = 320;

  private static final String SCHEME = "sip:";

  /** Folds the text; throws {@link IllegalArgumentException} beyond the limits. */
  public DirectoryTerm {
    prefix = fold(attribute, prefix);
    if (prefix.isEmpty() || prefix.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "value of " + attribute.wireName() + " is empty or over " + MAX_LENGTH + " characters");
    }
  }

  /** A text of that attribute in the form in which texts are compared. */
  public static String fold(DirectoryAttribute attribute, String text) {
    String folded = text.strip().toLowerCase(Locale.ROOT);
    boolean scheme = attribute == DirectoryAttribute.ADDRESS && folded.startsWith(SCHEME);
    return scheme ? folded.substring(SCHEME.length()) : folded;
  }

  /** Whether such a text satisfies the condition. */
  public boolean fits(String text) {
    return fold(attribute, text).startsWith(prefix);
  }
}
