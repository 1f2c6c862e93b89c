package org.confab.mediaserver.audio;

import java.util.Arrays;

/** Decodes G.722 at 64 kbit/s: two samples of 16 kHz a byte. */
final class G722Decoder implements SoundDecoder {
  private static final int[] SIX_BITS = {
    -136, -136, -136, -136, -24808, -21904, -19008, -16704, -14984, -13512, -12280, -11192, -10232,
    -9360, -8576, -7856, -7192, -6576, -6000, -5456, -4944, -4464, -4008, -3576, -3168, -2776,
    -2400, -2032, -1688, -1360, -1040, -728, 24808, 21904, 19008, 16704, 14984, 13512, 12280, 11192,
    10232, 9360, 8576, 7856, 7192, 6576, 6000, 5456, 4944, 4464, 4008, 3576, 3168, 2776, 2400, 2032,
    1688, 1360, 1040, 728, 432, 136, -432, -136
  };

  private final G722.Band lower = G722.Band.lower();
  private final G722.Band upper = G722.Band.upper();
  private final int[] history = new int[G722.TAPS];

  @Override
  public int decode(byte[] in, int offset, int length, short[] out) {
    for (int each = 0; each < length; each++) {
      int code = in[offset + each];
      int below = code & 0x3f;
      int low = G722.clipped(lower.predicted() + (lower.step() * SIX_BITS[below] >> 15));
      G722Steps.adaptLower(lower, below);
      int above = code >> 6 & 3;
      int high = G722.clipped(upper.predicted() + G722Steps.upperDifference(upper, above));
      G722Steps.adaptUpper(upper, above);
      join(low, high, out, 2 * each);
    }
    return 2 * length;
  }

  private void join(int low, int high, short[] out, int at) {
    System.arraycopy(history, 2, history, 0, G722.TAPS - 2);
    history[G722.TAPS - 2] = low + high;
    history[G722.TAPS - 1] = low - high;
    int first = 0;
    int second = 0;
    for (int each = 0; each < G722.MIRROR.length; each++) {
      first += history[2 * each + 1] * G722.MIRROR[G722.MIRROR.length - 1 - each];
      second += history[2 * each] * G722.MIRROR[each];
    }
    out[at] = (short) G722.saturated(first >> 11);
    out[at + 1] = (short) G722.saturated(second >> 11);
  }

  @Override
  public void reset() {
    lower.reset();
    upper.reset();
    Arrays.fill(history, 0);
  }
}
