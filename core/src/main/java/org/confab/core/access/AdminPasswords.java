package org.confab.core.access;

import java.security.SecureRandom;
import java.util.Base64;

/** What the password of an administrator must be like. */
public final class AdminPasswords {
  /** Shortest, in characters. */
  public static final int SHORTEST = 12;

  /** Longest, in characters. */
  public static final int LONGEST = 128;

  /** Random bytes in one that is made here. */
  private static final int RANDOM = 18;

  private AdminPasswords() {}

  /**
   * Checks one.
   *
   * @throws IllegalArgumentException if it cannot be one, with what would do
   */
  public static String check(String password, AdminName name) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      throw new IllegalArgumentException(
          "A password of an administrator has %d to %d characters.".formatted(SHORTEST, LONGEST));
    }
    if (password.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("A password has no control characters.");
    }
    if (password.toLowerCase(java.util.Locale.ROOT).contains(name.value())
        && password.length() < 2 * SHORTEST) {
      throw new IllegalArgumentException("The password holds the name.");
    }
    return password;
  }

  /** A new one that nobody can guess. */
  public static String random(SecureRandom random) {
    byte[] bytes = new byte[RANDOM];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
