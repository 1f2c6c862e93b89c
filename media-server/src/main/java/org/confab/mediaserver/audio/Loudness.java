package org.confab.mediaserver.audio;

/** The loudness of one voice, smoothed over about 80 ms. */
public final class Loudness {
  private int smoothed;

  /** Takes a frame in and returns the loudness now, 0–32768. */
  public int of(short[] frame) {
    return take(Frame.loudness(frame));
  }

  /** Takes a frame in that is not there. */
  public void silent() {
    take(0);
  }

  private int take(int now) {
    smoothed += (now - smoothed) / 4;
    return smoothed;
  }
}
