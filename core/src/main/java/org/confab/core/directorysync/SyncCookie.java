package org.confab.core.directorysync;

/**
 * How far the directory has been read; only its {@link DirectorySource} understands it.
 *
 * @param text at most {@value #MAX_LENGTH} characters
 */
public record SyncCookie(String text) {
  /** Longest cookie, in characters. */
  public static final int MAX_LENGTH = 512;

  /** Throws {@link IllegalArgumentException} if it is too long. */
  public SyncCookie {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("cookie longer than " + MAX_LENGTH + " characters");
    }
  }
}
