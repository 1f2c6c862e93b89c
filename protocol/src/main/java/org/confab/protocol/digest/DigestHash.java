package org.confab.protocol.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The hash of user name, realm and password that RFC 7616 3.4.2 calls H(A1): within its realm as
 * good as the password itself, so it never shows in texts.
 */
public final class DigestHash {
  private final DigestAlgorithm algorithm;
  private final byte[] bytes;

  private DigestHash(DigestAlgorithm algorithm, byte[] bytes) {
    this.algorithm = algorithm;
    this.bytes = bytes;
  }

  /** The hash for a user name as the client will write it. */
  public static DigestHash of(
      DigestAlgorithm algorithm, String username, String realm, String password) {
    String a1 = username + ":" + realm + ":" + password;
    return new DigestHash(algorithm, algorithm.hash(a1.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * A hash that was stored.
   *
   * @throws IllegalArgumentException if it has not the algorithm's length
   */
  public static DigestHash of(DigestAlgorithm algorithm, byte[] bytes) {
    if (bytes.length != algorithm.length()) {
      throw new IllegalArgumentException("no hash of " + algorithm.token());
    }
    return new DigestHash(algorithm, bytes.clone());
  }

  /** The hash function. */
  public DigestAlgorithm algorithm() {
    return algorithm;
  }

  /** A copy of the bytes, to be stored encrypted. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** As H(A1) stands in the input of the response: small hexadecimal digits. */
  String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DigestHash that
        && algorithm == that.algorithm
        && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * algorithm.hashCode() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "DigestHash[" + algorithm.token() + "]";
  }
}
