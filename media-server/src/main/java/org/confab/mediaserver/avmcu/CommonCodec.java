package org.confab.mediaserver.avmcu;

import java.util.List;
import java.util.Optional;
import org.confab.mediaserver.video.VideoCodec;

/** Which codec those have in common who have pictures: one can show what all others can see. */
final class CommonCodec {
  private CommonCodec() {}

  /**
   * The one that all have, as the first of them likes it best; empty if there is none.
   *
   * @param legs the codecs of each; who has none has no picture and does not count
   */
  static Optional<VideoCodec> of(List<List<VideoCodec>> legs) {
    List<List<VideoCodec>> seeing = legs.stream().filter(codecs -> !codecs.isEmpty()).toList();
    return seeing.stream()
        .limit(1)
        .flatMap(List::stream)
        .filter(codec -> seeing.stream().allMatch(other -> other.stream().anyMatch(codec::isLike)))
        .findFirst();
  }
}
