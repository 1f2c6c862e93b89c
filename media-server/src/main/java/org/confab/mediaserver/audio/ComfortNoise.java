package org.confab.mediaserver.audio;

/** The noise of a quiet room (RFC 3389): without it a pause sounds as if the line were dead. */
public final class ComfortNoise {
  /** Payload type on a clock of 8 kHz (RFC 3551 6). */
  public static final int PAYLOAD_TYPE = 13;

  /** Digital silence. */
  public static final int NONE = 127;

  /** Loudest noise that is made, whatever somebody announces: -55 dB of full scale. */
  static final int LOUDEST = 55;

  private static final double UNIFORM_PEAK = Math.sqrt(3);

  private int state = 0x2545f491;

  /** The level that a payload announces, in -dBov; 0–127. */
  public static int level(byte[] payload, int offset, int length) {
    return length == 0 ? NONE : payload[offset] & 0x7f;
  }

  /** Fills a frame with noise of this level, in -dBov. */
  public void fill(short[] out, int level) {
    fill(out, level, SampleRate.NARROW);
  }

  /** The same at any rate. */
  public void fill(short[] out, int level, SampleRate rate) {
    int peak = level >= NONE ? 0 : peak(Math.max(level, LOUDEST));
    for (int each = 0; each < rate.samples(); each++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      out[each] = (short) ((state >> 16) * peak >> 15);
    }
  }

  private static int peak(int level) {
    return (int) Math.round(UNIFORM_PEAK * 32_768 * Math.pow(10, -level / 20.0));
  }
}
