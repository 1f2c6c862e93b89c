package org.confab.protocol.stun;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The 16 bytes by which an answer finds its request. In RFC 5389 the first four are always its
 * cookie; in the older drafts all are random.
 */
public final class TransactionId {
  /** How many bytes it has. */
  public static final int BYTES = 16;

  private static final byte[] COOKIE = {0x21, 0x12, (byte) 0xa4, 0x42};

  private final byte[] bytes;

  private TransactionId(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Copies it; {@link IllegalArgumentException} unless there are 16 bytes. */
  public static TransactionId of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a transaction id has 16 bytes, not " + bytes.length);
    }
    return new TransactionId(bytes.clone());
  }

  /** A new one with the cookie of RFC 5389. */
  public static TransactionId random(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    System.arraycopy(COOKIE, 0, bytes, 0, COOKIE.length);
    return new TransactionId(bytes);
  }

  /** Whether it begins with the cookie of RFC 5389. */
  public boolean hasCookie() {
    return Arrays.equals(bytes, 0, COOKIE.length, COOKIE, 0, COOKIE.length);
  }

  /** A copy of the 16 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** One of its bytes. */
  byte at(int index) {
    return bytes[index];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TransactionId id && Arrays.equals(bytes, id.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
