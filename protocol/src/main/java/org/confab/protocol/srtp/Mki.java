package org.confab.protocol.srtp;

/**
 * A master key identifier (RFC 4568 6.1), written between payload and tag of each packet.
 *
 * @param value the number
 * @param length its bytes in packets, 0 for none; [MS-SRTP] uses 1
 */
public record Mki(long value, int length) {
  /** Packets carry none. */
  public static final Mki NONE = new Mki(0, 0);

  /** Longest, as RFC 4568 6.1 allows. */
  public static final int MAX_LENGTH = 128;

  private static final int LONG_BYTES = 8;

  /** Throws {@link IllegalArgumentException} if the value does not fit into its length. */
  public Mki {
    if (length < 0 || length > MAX_LENGTH || value < 0 || !fits(value, length)) {
      throw new IllegalArgumentException("MKI " + value + " of " + length + " bytes");
    }
  }

  private static boolean fits(long value, int length) {
    return length >= LONG_BYTES || value >>> (8 * length) == 0;
  }

  /** The byte at this place in packets, the highest first. */
  byte octet(int place) {
    int behind = length - 1 - place;
    return behind >= LONG_BYTES ? 0 : (byte) (value >>> (8 * behind));
  }

  /** Whether packets carry none. */
  public boolean none() {
    return length == 0;
  }
}
