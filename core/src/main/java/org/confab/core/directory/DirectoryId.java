package org.confab.core.directory;

import java.util.regex.Pattern;

/**
 * What a directory calls one of its entries for as long as it exists, whatever its name becomes:
 * {@code objectGUID} in Active Directory, {@code entryUUID} (RFC 4530) elsewhere.
 *
 * @param text 1 to {@value #MAX_LENGTH} letters, digits and hyphens
 */
public record DirectoryId(String text) {
  /** Longest identifier, in characters. */
  public static final int MAX_LENGTH = 64;

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1," + MAX_LENGTH + "}");

  /** Throws {@link IllegalArgumentException} for other texts. */
  public DirectoryId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("no identifier of an entry");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
