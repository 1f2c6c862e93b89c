package org.confab.mediaserver.audio;

/** The inverse quantizers of G.722 and what they do to the scale of their band (blocks 2 and 3). */
final class G722Steps {
  private static final int[] FOUR_BITS = {
    0, -20456, -12896, -8968, -6288, -4240, -2584, -1200, 20456, 12896, 8968, 6288, 4240, 2584,
    1200, 0
  };
  private static final int[] LOWER_LOG = {
    -60, 3042, 1198, 538, 334, 172, 58, -30, 3042, 1198, 538, 334, 172, 58, -30, -60
  };
  private static final int[] TWO_BITS = {-7408, -1616, 7408, 1616};
  private static final int[] UPPER_LOG = {798, -214, 798, -214};

  private G722Steps() {}

  /** The two lowest of the six bits do not count: other modes use them for data. */
  static void adaptLower(G722.Band band, int code) {
    band.adapt(band.step() * FOUR_BITS[code >> 2] >> 15, LOWER_LOG[code >> 2]);
  }

  static void adaptUpper(G722.Band band, int code) {
    band.adapt(upperDifference(band, code), UPPER_LOG[code]);
  }

  static int upperDifference(G722.Band band, int code) {
    return band.step() * TWO_BITS[code] >> 15;
  }
}
