package org.confab.protocol.sip;

import java.util.Locale;

/**
 * The endpoint identifier that a client puts into its From header ([MS-SIPRE] 3.2): with the
 * address of record it names one device of a user. Compared without regard to case.
 */
public record Epid(String value) {
  /** [MS-OCER] 4012 is the answer to a longer one. */
  public static final int MAX_LENGTH = 64;

  /**
   * Normalises to lower case; throws {@link IllegalArgumentException} unless 1–64 token characters.
   */
  public Epid {
    value = value.toLowerCase(Locale.ROOT);
    if (value.isEmpty()
        || value.length() > MAX_LENGTH
        || !value.chars().allMatch(c -> c > ' ' && c < 0x7f && ";,<>\"=".indexOf(c) < 0)) {
      throw new IllegalArgumentException("not an epid: " + value);
    }
  }

  /** The endpoint identifier as written in a {@code ;epid=} parameter. */
  public static Epid of(String value) {
    return new Epid(value);
  }

  /** The text for a {@code ;epid=} parameter. */
  public String asString() {
    return value;
  }
}
