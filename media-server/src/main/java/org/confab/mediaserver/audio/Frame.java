package org.confab.mediaserver.audio;

import java.time.Duration;

/** The measure of all sound inside: 20 ms, linear, 16 bits, at 8 kHz unless a rate is named. */
public final class Frame {
  /** Samples per second. */
  public static final int RATE = 8_000;

  /** Samples of a frame. */
  public static final int SAMPLES = 160;

  /** Time of a frame. */
  public static final Duration TIME = Duration.ofMillis(20);

  /** Frames of a second. */
  public static final int PER_SECOND = 50;

  private Frame() {}

  /** Mean of the samples' sizes, 0–32768: cheap, and as good as energy for telling speech. */
  public static int loudness(short[] frame) {
    return loudness(frame, SAMPLES);
  }

  /** The same of so many samples. */
  public static int loudness(short[] frame, int samples) {
    int sum = 0;
    for (int each = 0; each < samples; each++) {
      sum += Math.abs(frame[each]);
    }
    return sum / samples;
  }

  /** A sum as a sample. */
  static short saturated(int value) {
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
  }
}
