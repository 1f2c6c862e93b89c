package org.confab.mediaserver.audio;

/**
 * What both directions of G.722 at 64 kbit/s share: two bands of 8 kHz, each predicted from what
 * was decoded before, and the steps of the quantizers as the Recommendation tabulates them.
 */
final class G722 {
  /** Coefficients of the quadrature mirror filter, every other one (table 11). */
  static final int[] MIRROR = {3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11};

  /** Samples that the filter looks back. */
  static final int TAPS = 2 * MIRROR.length;

  /** Most that a band carries: 15 bits. */
  static final int BAND_PEAK = 16_383;

  private static final int[] SCALE = {
    2048, 2093, 2139, 2186, 2233, 2282, 2332, 2383, 2435, 2489, 2543, 2599, 2656, 2714, 2774, 2834,
    2896, 2960, 3025, 3091, 3158, 3228, 3298, 3371, 3444, 3520, 3597, 3676, 3756, 3838, 3922, 4008
  };

  private G722() {}

  static int saturated(int value) {
    return Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
  }

  static int clipped(int value) {
    return Math.max(-BAND_PEAK - 1, Math.min(BAND_PEAK, value));
  }

  /** The predictor and scale factor of one band; encoder and decoder keep the same. */
  static final class Band {
    private static final int ZEROS = 6;

    private final int shift;
    private final int mostLog;
    private final int leastStep;
    private final int[] differences = new int[ZEROS + 1];
    private final int[] zeros = new int[ZEROS + 1];
    private int log;
    private int step;
    private int predicted;
    private int predictedByZeros;
    private int pole1;
    private int pole2;
    private int rebuilt1;
    private int rebuilt2;
    private int partial1;
    private int partial2;

    private Band(int shift, int mostLog, int leastStep) {
      this.shift = shift;
      this.mostLog = mostLog;
      this.leastStep = leastStep;
      step = leastStep;
    }

    /** Sound below 4 kHz, 6 bits a sample. */
    static Band lower() {
      return new Band(8, 18_432, 32);
    }

    /** Sound from 4 to 8 kHz, 2 bits a sample. */
    static Band upper() {
      return new Band(10, 22_528, 8);
    }

    int step() {
      return step;
    }

    int predicted() {
      return predicted;
    }

    /** Adapts scale and predictor to what was quantized (blocks 3 and 4). */
    void adapt(int difference, int logChange) {
      log = Math.max(0, Math.min(mostLog, (log * 127 >> 7) + logChange));
      int down = shift - (log >> 11);
      int mantissa = SCALE[log >> 6 & 31];
      step = (down < 0 ? mantissa << -down : mantissa >> down) << 2;
      predict(difference);
    }

    private void predict(int difference) {
      int rebuilt = saturated(predicted + difference);
      int partial = saturated(predictedByZeros + difference);
      adaptPoles(partial);
      adaptZeros(difference);
      rebuilt2 = rebuilt1;
      rebuilt1 = rebuilt;
      partial2 = partial1;
      partial1 = partial;
      int sum = 0;
      for (int each = ZEROS; each > 0; each--) {
        differences[each] = each == 1 ? difference : differences[each - 1];
        sum += zeros[each] * saturated(2 * differences[each]) >> 15;
      }
      predictedByZeros = saturated(sum);
      int byPoles =
          (pole1 * saturated(2 * rebuilt1) >> 15) + (pole2 * saturated(2 * rebuilt2) >> 15);
      predicted = saturated(saturated(byPoles) + predictedByZeros);
    }

    private void adaptPoles(int partial) {
      boolean same1 = (partial < 0) == (partial1 < 0);
      boolean same2 = (partial < 0) == (partial2 < 0);
      int slope = saturated(pole1 << 2);
      int second =
          (Math.min(same1 ? -slope : slope, Short.MAX_VALUE) >> 7)
              + (same2 ? 128 : -128)
              + (pole2 * 32_512 >> 15);
      pole2 = Math.max(-12_288, Math.min(12_288, second));
      int first = saturated((same1 ? 192 : -192) + (pole1 * 32_640 >> 15));
      int most = saturated(15_360 - pole2);
      pole1 = Math.max(-most, Math.min(most, first));
    }

    private void adaptZeros(int difference) {
      int change = difference == 0 ? 0 : 128;
      for (int each = 1; each <= ZEROS; each++) {
        boolean same = (difference < 0) == (differences[each] < 0);
        zeros[each] = saturated((same ? change : -change) + (zeros[each] * 32_640 >> 15));
      }
    }

    void copy(Band other) {
      System.arraycopy(other.differences, 0, differences, 0, differences.length);
      System.arraycopy(other.zeros, 0, zeros, 0, zeros.length);
      log = other.log;
      step = other.step;
      predicted = other.predicted;
      predictedByZeros = other.predictedByZeros;
      pole1 = other.pole1;
      pole2 = other.pole2;
      rebuilt1 = other.rebuilt1;
      rebuilt2 = other.rebuilt2;
      partial1 = other.partial1;
      partial2 = other.partial2;
    }

    void reset() {
      copy(new Band(shift, mostLog, leastStep));
    }
  }
}
