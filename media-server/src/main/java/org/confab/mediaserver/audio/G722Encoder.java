package org.confab.mediaserver.audio;

import java.util.Arrays;

/** Encodes G.722 at 64 kbit/s: a byte for two samples of 16 kHz. */
final class G722Encoder implements SoundEncoder {
  /** Decision levels of the lower band, against its step. */
  private static final int[] LEVELS = {
    35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650, 714, 786, 858, 940, 1023,
    1121, 1219, 1339, 1458, 1612, 1765, 1980, 2195, 2557, 2919
  };

  private static final int UPPER_LEVEL = 564;

  private final G722.Band lower = G722.Band.lower();
  private final G722.Band upper = G722.Band.upper();
  private final int[] history = new int[G722.TAPS];

  @Override
  public int encode(short[] frame, byte[] out) {
    int bytes = SampleRate.WIDE.samples() / 2;
    for (int each = 0; each < bytes; each++) {
      System.arraycopy(history, 2, history, 0, G722.TAPS - 2);
      history[G722.TAPS - 2] = frame[2 * each];
      history[G722.TAPS - 1] = frame[2 * each + 1];
      int even = 0;
      int odd = 0;
      for (int tap = 0; tap < G722.MIRROR.length; tap++) {
        even += history[2 * tap] * G722.MIRROR[tap];
        odd += history[2 * tap + 1] * G722.MIRROR[G722.MIRROR.length - 1 - tap];
      }
      out[each] = (byte) (upper(odd - even >> 14) << 6 | lower(even + odd >> 14));
    }
    return bytes;
  }

  private int lower(int sample) {
    int error = G722.saturated(sample - lower.predicted());
    int size = error < 0 ? -error - 1 : error;
    int level = 0;
    while (level < LEVELS.length && size >= LEVELS[level] * lower.step() >> 12) {
      level++;
    }
    // The two smallest errors below zero have the highest codes, the others go down from 31.
    int code = error >= 0 ? 61 - level : level < 2 ? 63 - level : 33 - level;
    G722Steps.adaptLower(lower, code);
    return code;
  }

  private int upper(int sample) {
    int error = G722.saturated(sample - upper.predicted());
    int size = error < 0 ? -error - 1 : error;
    boolean small = size < UPPER_LEVEL * upper.step() >> 12;
    int code = (error < 0 ? 0 : 2) + (small ? 1 : 0);
    G722Steps.adaptUpper(upper, code);
    return code;
  }

  /** What the other side knows is what the other encoder has told it: this one goes on from it. */
  @Override
  public void follow(SoundEncoder other, short[] before) {
    if (other instanceof G722Encoder that) {
      lower.copy(that.lower);
      upper.copy(that.upper);
      System.arraycopy(that.history, 0, history, 0, history.length);
    }
  }

  @Override
  public void reset() {
    lower.reset();
    upper.reset();
    Arrays.fill(history, 0);
  }
}
