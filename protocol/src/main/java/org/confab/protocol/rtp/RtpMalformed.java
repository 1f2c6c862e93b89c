package org.confab.protocol.rtp;

/** Bytes that are no RTP or RTCP. Carries no stack: it is what strangers can cause. */
public final class RtpMalformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong, in words. */
  public RtpMalformed(String reason) {
    super(reason, null, false, false);
  }
}
