package org.confab.mediaserver.video;

import java.util.Optional;

/**
 * The one table of codecs whose pictures are forwarded, the best liked first: pictures are never
 * coded anew, so what matters is that many have it.
 */
public enum VideoCodec {
  /** RFC 6184. */
  H264("H264"),
  /** [MS-H264PF]: the same packets, with hints between them that a decoder of the other skips. */
  H264_UC("X-H264UC"),
  /** RFC 7741. */
  VP8("VP8");

  /** Ticks of their clocks in a second. */
  public static final int CLOCK = 90_000;

  private final String encodingName;

  VideoCodec(String encodingName) {
    this.encodingName = encodingName;
  }

  /** The one of that name in {@code a=rtpmap}, in any case. */
  public static Optional<VideoCodec> named(String encoding) {
    for (VideoCodec codec : values()) {
      if (codec.encodingName.equalsIgnoreCase(encoding)) {
        return Optional.of(codec);
      }
    }
    return Optional.empty();
  }

  /** Its name in {@code a=rtpmap}. */
  public String encodingName() {
    return encodingName;
  }

  /** Whether packets of one of them are those of the other. */
  public boolean isLike(VideoCodec other) {
    return (this == VP8) == (other == VP8);
  }
}
