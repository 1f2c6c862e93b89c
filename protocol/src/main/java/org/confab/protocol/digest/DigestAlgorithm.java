package org.confab.protocol.digest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** The hash functions of Digest (RFC 8760 2.1), strongest first: the order in which to offer. */
public enum DigestAlgorithm {
  SHA_512_256("SHA-512-256", "SHA-512/256", 32),
  SHA_256("SHA-256", "SHA-256", 32),
  /** For phones that know RFC 2617 only. */
  MD5("MD5", "MD5", 16);

  private final String token;
  private final String javaName;
  private final int length;

  DigestAlgorithm(String token, String javaName, int length) {
    this.token = token;
    this.javaName = javaName;
    this.length = length;
  }

  /** The value of the parameter {@code algorithm}. */
  public String token() {
    return token;
  }

  /** Length of a hash in bytes. */
  public int length() {
    return length;
  }

  /** The algorithm of that token in any case; empty for others, the {@code -sess} kinds too. */
  public static Optional<DigestAlgorithm> of(String token) {
    for (DigestAlgorithm algorithm : values()) {
      if (algorithm.token.equalsIgnoreCase(token)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  /** The hash of bytes. */
  public byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance(javaName).digest(bytes);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + javaName, impossible);
    }
  }

  /** The hash of a text of one character per byte, as small hexadecimal digits. */
  String hex(String text) {
    return HexFormat.of().formatHex(hash(text.getBytes(StandardCharsets.ISO_8859_1)));
  }
}
