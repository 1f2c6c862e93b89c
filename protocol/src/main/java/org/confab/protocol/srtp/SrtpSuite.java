package org.confab.protocol.srtp;

import java.util.Optional;

/** The crypto suites of SDP that are spoken (RFC 4568 6.2, RFC 7714 14.1). */
public enum SrtpSuite {
  AES_CM_128_HMAC_SHA1_80(14, 10, 10),
  AES_CM_128_HMAC_SHA1_32(14, 4, 10),
  AEAD_AES_128_GCM(12, 16, 16);

  /** Tag of what is protected by Galois/counter mode. */
  static final int GCM_TAG_BYTES = 16;

  private final int saltBytes;
  private final int tagBytes;
  private final int rtcpTagBytes;

  SrtpSuite(int saltBytes, int tagBytes, int rtcpTagBytes) {
    this.saltBytes = saltBytes;
    this.tagBytes = tagBytes;
    this.rtcpTagBytes = rtcpTagBytes;
  }

  /** Bytes of the master key and its salt together. */
  public int keyBytes() {
    return SrtpKey.KEY_BYTES + saltBytes;
  }

  /** Length of the tag of an SRTCP packet (RFC 4568 6.2.2). */
  public int rtcpTagBytes() {
    return rtcpTagBytes;
  }

  /** Whether encryption and authentication are one. */
  boolean aead() {
    return this == AEAD_AES_128_GCM;
  }

  /** Whether a forged packet is found out but for once in 2^80 at least. */
  public boolean strong() {
    return tagBytes >= 10;
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
