package org.confab.mediaserver.audio;

/**
 * The sum of all voices of a tick. Those who do not speak get {@link #all}, which is encoded once
 * for all of them; each that speaks gets {@link #others}. Integers hold the sum of 65,536 voices.
 */
public final class Mixer {
  private final int[] sum;
  private int voices;

  /** At 8 kHz. */
  public Mixer() {
    this(SampleRate.NARROW);
  }

  /** At any rate. */
  public Mixer(SampleRate rate) {
    sum = new int[rate.samples()];
  }

  /** Begins a tick. */
  public void clear() {
    if (voices > 0) {
      java.util.Arrays.fill(sum, 0);
      voices = 0;
    }
  }

  /** Adds a voice. */
  public void add(short[] frame) {
    for (int each = 0; each < sum.length; each++) {
      sum[each] += frame[each];
    }
    voices++;
  }

  /** How many were added. */
  public int voices() {
    return voices;
  }

  /** What one hears that has not spoken. */
  public void all(short[] out) {
    for (int each = 0; each < sum.length; each++) {
      out[each] = Frame.saturated(sum[each]);
    }
  }

  /** What one hears whose own voice was added as {@code own}. */
  public void others(short[] own, short[] out) {
    for (int each = 0; each < sum.length; each++) {
      out[each] = Frame.saturated(sum[each] - own[each]);
    }
  }
}
