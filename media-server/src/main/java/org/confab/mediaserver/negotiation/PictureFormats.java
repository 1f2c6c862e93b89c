package org.confab.mediaserver.negotiation;

import java.util.List;
import org.confab.mediaserver.video.VideoFeedback;
import org.confab.mediaserver.video.VideoFormat;
import org.confab.mediaserver.video.VideoParameters;

/**
 * What the pictures of a call are.
 *
 * @param formats what both have, first what the other side is to send; its own payload types
 * @param feedback what the other side understands
 * @param kilobits most that it takes in a second, in thousands of bits; 0 if it does not say
 */
public record PictureFormats(List<VideoFormat> formats, VideoFeedback feedback, int kilobits) {
  /** Copies its list; throws {@link IllegalArgumentException} if it is empty. */
  public PictureFormats {
    formats = List.copyOf(formats);
    if (formats.isEmpty()) {
      throw new IllegalArgumentException("pictures without a codec");
    }
  }

  /** All that was agreed on, for the engine. */
  public static VideoParameters parameters(Agreed<PictureFormats> agreed) {
    PictureFormats pictures = agreed.format();
    return new VideoParameters(
        pictures.formats(),
        pictures.feedback(),
        pictures.kilobits(),
        agreed.direction().sends(),
        agreed.direction().receives(),
        agreed.protection().map(keys -> keys.theirs().keying()),
        agreed.protection().map(keys -> keys.ours().keying()),
        false);
  }
}
