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

  /** Longest that is taken; RFC 4568 allows 128. */
  public static final int MAX_LENGTH = 4;

  /** Throws {@link IllegalArgumentException} if the value does not fit into its length. */
  public Mki {
    if (length < 0 || length > MAX_LENGTH || value < 0 || value >>> (8 * length) != 0) {
      throw new IllegalArgumentException("MKI " + value + " of " + length + " bytes");
    }
  }

  /** Whether packets carry none. */
  public boolean none() {
    return length == 0;
  }
}
