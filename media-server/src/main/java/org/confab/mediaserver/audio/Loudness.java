package org.confab.mediaserver.audio;

/** The loudness of one voice, smoothed over about 80 ms. */
public final class Loudness {
  private int smoothed;

  /** Takes in how loud a frame is, 0 if it is not there; returns the loudness now, 0–32768. */
  public int of(int now) {
    smoothed += (now - smoothed) / 4;
    return smoothed;
  }
}
