package org.confab.mediaserver.audio;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says in a tick, at the rate in which it came and at all others that somebody hears:
 * taken to each of them once, and only if it is asked for. For one thread.
 */
public final class Voice {
  private final short[][] frames = new short[SampleRate.COUNT][];
  private final @Nullable Resampler[][] ways = new Resampler[SampleRate.COUNT][SampleRate.COUNT];
  private final boolean[] ready = new boolean[SampleRate.COUNT];
  private SampleRate rate = SampleRate.NARROW;

  /** Where the frame of a tick at this rate is to be written. */
  public short[] begin(SampleRate rate) {
    if (this.rate != rate) {
      pause();
      this.rate = rate;
    }
    Arrays.fill(ready, false);
    ready[rate.ordinal()] = true;
    return buffer(rate);
  }

  private short[] buffer(SampleRate at) {
    short[] frame = frames[at.ordinal()];
    if (frame == null) {
      frame = new short[at.samples()];
      frames[at.ordinal()] = frame;
    }
    return frame;
  }

  /** Nothing is said in this tick. */
  public void pause() {
    for (Resampler way : ways[rate.ordinal()]) {
      if (way != null) {
        way.pause();
      }
    }
  }

  /** The frame at this rate. */
  public short[] at(SampleRate wanted) {
    short[] out = buffer(wanted);
    if (!ready[wanted.ordinal()]) {
      ready[wanted.ordinal()] = true;
      @Nullable Resampler[] row = ways[rate.ordinal()];
      if (row[wanted.ordinal()] == null) {
        row[wanted.ordinal()] = new Resampler(rate, wanted);
      }
      Objects.requireNonNull(row[wanted.ordinal()]).resample(buffer(rate), out);
    }
    return out;
  }

  /** How loud the frame is. */
  public int loudness() {
    return Frame.loudness(buffer(rate), rate.samples());
  }

  /** Adds the frame to what is heard otherwise. */
  public void over(short[] heard, SampleRate at) {
    short[] frame = at(at);
    for (int each = 0; each < at.samples(); each++) {
      heard[each] = Frame.saturated(heard[each] + frame[each]);
    }
  }
}
