package org.confab.protocol.webticket;

/** The key that only the holder of a ticket and this server know. */
public final class ProofKey {
  /** Shortest key in bytes. */
  public static final int MIN_LENGTH = 16;

  /** Longest key in bytes. */
  public static final int MAX_LENGTH = 64;

  private final byte[] bytes;

  private ProofKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A key of these bytes.
   *
   * @throws IllegalArgumentException if it is too short, too long, or no multiple of 8 bytes
   */
  public static ProofKey of(byte[] bytes) {
    if (!isLength(bytes.length)) {
      throw new IllegalArgumentException("no proof key has " + bytes.length + " bytes");
    }
    return new ProofKey(bytes.clone());
  }

  /** Whether a key may have that many bytes. */
  public static boolean isLength(int length) {
    return length >= MIN_LENGTH && length <= MAX_LENGTH && length % 8 == 0;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** Length in bits. */
  public int bits() {
    return 8 * bytes.length;
  }

  @Override
  public String toString() {
    return "ProofKey[" + bits() + " bit]";
  }
}
