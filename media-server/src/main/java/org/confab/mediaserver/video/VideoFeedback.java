package org.confab.mediaserver.video;

/**
 * What a side understands as feedback on its pictures ({@code a=rtcp-fb}, RFC 4585 4.2).
 *
 * @param pli picture loss indications
 * @param fir requests for a whole picture (RFC 5104)
 * @param nack requests to send packets again
 */
public record VideoFeedback(boolean pli, boolean fir, boolean nack) {
  /** Of a side that says nothing. */
  public static final VideoFeedback NONE = new VideoFeedback(false, false, false);

  /** Whether a whole picture can be asked for by RTCP. */
  public boolean asks() {
    return pli || fir;
  }
}
