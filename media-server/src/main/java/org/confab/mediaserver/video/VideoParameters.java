package org.confab.mediaserver.video;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.srtp.SrtpKeying;

/**
 * What signalling has agreed on for the picture of a leg.
 *
 * @param formats what the leg reads, and what it sends
 * @param feedback what it understands
 * @param kilobits most that it takes in a second, in thousands of bits; 0 if it does not say
 * @param sends whether this side sends (the leg sees)
 * @param receives whether this side receives (the leg is seen)
 * @param theirs the key of what comes; empty without SRTP
 * @param ours the key of what goes; empty without SRTP
 * @param usedBefore whether another process has used the keys before
 */
public record VideoParameters(
    List<VideoFormat> formats,
    VideoFeedback feedback,
    int kilobits,
    boolean sends,
    boolean receives,
    Optional<SrtpKeying> theirs,
    Optional<SrtpKeying> ours,
    boolean usedBefore) {
  /** Copies its list. */
  public VideoParameters {
    formats = List.copyOf(formats);
  }

  /** The same with keys that another process has used before this one took the leg over. */
  public VideoParameters takenOver() {
    return new VideoParameters(
        formats, feedback, kilobits, sends, receives, theirs, ours, theirs.isPresent());
  }
}
