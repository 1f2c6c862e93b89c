package org.confab.mediaserver.audio;

/** Sound that this side makes: 20 ms at a time, at 8 kHz. Asked on a media loop: must be quick. */
@FunctionalInterface
public interface Sound {
  /**
   * Writes the next frame.
   *
   * @param frame {@link Frame#SAMPLES} samples, all of which are written
   * @return false if it is over, and nothing was written
   */
  boolean next(short[] frame);
}
