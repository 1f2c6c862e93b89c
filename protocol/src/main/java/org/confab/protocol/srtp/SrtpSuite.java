package org.confab.protocol.srtp;

import java.util.Optional;

/** The crypto suites of SDP that are spoken (RFC 4568 6.2): AES in counter mode, HMAC-SHA1. */
public enum SrtpSuite {
  AES_CM_128_HMAC_SHA1_80(10),
  AES_CM_128_HMAC_SHA1_32(4);

  /** Tag of SRTCP packets, in both suites (RFC 4568 6.2.2). */
  public static final int RTCP_TAG_BYTES = 10;

  private final int tagBytes;

  SrtpSuite(int tagBytes) {
    this.tagBytes = tagBytes;
  }

  /** Length of the tag of an SRTP packet. */
  public int tagBytes() {
    return tagBytes;
  }

  /** The suite of this name; none if it is not spoken. */
  public static Optional<SrtpSuite> named(String name) {
    for (SrtpSuite suite : values()) {
      if (suite.name().equalsIgnoreCase(name)) {
        return Optional.of(suite);
      }
    }
    return Optional.empty();
  }
}
