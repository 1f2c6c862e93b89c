package org.confab.mediaserver.audio;

/** Gets what is said in a room. Called on its media loop: must neither block nor keep the frame. */
@FunctionalInterface
public interface Tap {
  /**
   * What all together say now, zeros if nobody does.
   *
   * @param mix {@link Frame#SAMPLES} samples at 8 kHz
   * @param frames that have passed since the last call, more than one if the loop was late
   */
  void heard(short[] mix, int frames);
}
