package org.confab.mediaserver.video;

/**
 * One payload type of pictures, as a side receives them.
 *
 * @param codec what they are coded with
 * @param payloadType its number
 * @param packetizationMode RFC 6184 5.4: 0 for single units alone, 1 for fragments too; 0 for VP8
 * @param profile what a decoder of H.264 must be able to do
 * @param parameters as {@code a=fmtp} has them; empty for none
 */
public record VideoFormat(
    VideoCodec codec,
    int payloadType,
    int packetizationMode,
    H264Profile profile,
    String parameters) {
  /** Whether a side that receives this can read what is sent as the other. */
  public boolean reads(VideoFormat sent) {
    return codec.isLike(sent.codec)
        && packetizationMode >= sent.packetizationMode
        && profile.reads(sent.profile);
  }
}
