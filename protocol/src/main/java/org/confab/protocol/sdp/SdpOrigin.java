package org.confab.protocol.sdp;

import java.net.InetAddress;

/**
 * {@code o=} (RFC 4566 5.2). All six fields are written: pidgin-sipe reads no description with
 * less.
 *
 * @param user {@code -} if there is none
 * @param session a number that names the session
 * @param version rises with each change of the description
 * @param address in digits or a name
 */
public record SdpOrigin(String user, long session, long version, String address) {
  private static final SdpOrigin NONE = new SdpOrigin("-", 0, 0, "0.0.0.0");

  /** Throws {@link IllegalArgumentException} for what would not stand on one line. */
  public SdpOrigin {
    SdpText.word(user);
    SdpText.word(address);
  }

  /** Nobody in particular at this host. */
  public static SdpOrigin of(long session, long version, InetAddress host) {
    return new SdpOrigin("-", session, version, SdpText.digits(host));
  }

  /** Reads what stands behind {@code o=}; fields that are missing or strange are 0. */
  static SdpOrigin parse(String text) {
    String[] fields = text.split("\\s+", -1);
    if (fields.length < 6 || fields[0].isEmpty() || fields[5].isEmpty()) {
      return NONE;
    }
    return new SdpOrigin(fields[0], number(fields[1]), number(fields[2]), fields[5]);
  }

  private static long number(String text) {
    boolean digits = !text.isEmpty() && text.length() <= 20;
    for (int i = 0; i < text.length(); i++) {
      digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    // 64 bits are usual; what is more is told apart by its last ones.
    return digits ? new java.math.BigInteger(text).longValue() : 0;
  }

  String asString() {
    return user
        + " "
        + Long.toUnsignedString(session)
        + " "
        + Long.toUnsignedString(version)
        + " "
        + SdpText.connection(address);
  }
}
