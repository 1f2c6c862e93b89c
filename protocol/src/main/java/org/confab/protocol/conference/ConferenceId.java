package org.confab.protocol.conference;

import java.util.Locale;

/**
 * The name of a conference, unique for its organizer: 8–32 letters and digits ([MS-CONFBAS] 2.2.1).
 * The spelling is kept; comparison ignores case, as URIs are typed by people.
 */
public record ConferenceId(String value) {
  /** Fewest characters. */
  public static final int MIN_LENGTH = 8;

  /** Most characters. */
  public static final int MAX_LENGTH = 32;

  /** Throws {@link IllegalArgumentException} unless 8–32 ASCII letters and digits. */
  public ConferenceId {
    if (value.length() < MIN_LENGTH
        || value.length() > MAX_LENGTH
        || !value.chars().allMatch(ConferenceId::isLetterOrDigit)) {
      throw new IllegalArgumentException("not a conference id: 8 to 32 letters and digits");
    }
  }

  private static boolean isLetterOrDigit(int c) {
    return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }

  /** The id as a client or the server spells it. */
  public static ConferenceId of(String value) {
    return new ConferenceId(value);
  }

  /** The id as text. */
  public String asString() {
    return value;
  }

  /** The spelling by which ids compare and stores find them: upper case. */
  public String key() {
    return value.toUpperCase(Locale.ROOT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConferenceId that && key().equals(that.key());
  }

  @Override
  public int hashCode() {
    return key().hashCode();
  }
}
