package org.confab.web.access;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Name and password of a Basic {@code Authorization} (RFC 7617, in UTF-8).
 *
 * @param name the name, as it was written
 * @param password the password
 */
record BasicLogin(String name, String password) {
  private static final String SCHEME = "Basic ";

  /** Longest header, in characters. */
  static final int MAX_LENGTH = 1_024;

  /** Reads the header; empty if it is none of that scheme. */
  static Optional<BasicLogin> parse(String header) {
    if (header.length() > MAX_LENGTH
        || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded)).toString();
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new BasicLogin(text.substring(0, colon), text.substring(colon + 1)));
    } catch (IllegalArgumentException | CharacterCodingException unreadable) {
      return Optional.empty();
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return name;
  }
}
