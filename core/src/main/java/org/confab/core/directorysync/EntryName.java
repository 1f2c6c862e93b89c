package org.confab.core.directorysync;

/**
 * A distinguished name (RFC 4514) in the one form in which two of the same entry are equal; who
 * reads the directory makes it so.
 *
 * @param normalised the name, 1 to {@value #MAX_LENGTH} characters
 */
public record EntryName(String normalised) {
  /** Longest name, in characters. */
  public static final int MAX_LENGTH = 2048;

  /** Throws {@link IllegalArgumentException} if the name is empty or too long. */
  public EntryName {
    if (normalised.isEmpty() || normalised.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a name of an entry has 1 to " + MAX_LENGTH);
    }
  }

  @Override
  public String toString() {
    return normalised;
  }
}
