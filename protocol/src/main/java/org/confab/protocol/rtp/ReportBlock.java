package org.confab.protocol.rtp;

import java.nio.ByteBuffer;

/**
 * How one source is received (RFC 3550 6.4.1).
 *
 * @param ssrc the source
 * @param fractionLost since the last report, in 1/256; 0–255
 * @param lost since the beginning, -2^23 to 2^23-1; negative if packets came twice
 * @param highestSequence with its cycles; unsigned
 * @param jitter in units of the payload's clock; unsigned
 * @param lastReport middle 32 bits of the last sender report's time, 0 if none came; unsigned
 * @param delay since that report in 1/65536 s; unsigned
 */
public record ReportBlock(
    int ssrc,
    int fractionLost,
    int lost,
    int highestSequence,
    int jitter,
    int lastReport,
    int delay) {
  /** Bytes of a block. */
  public static final int LENGTH = 24;

  private static final int MAX_LOST = 0x7fffff;
  private static final int MIN_LOST = -0x800000;

  /** Throws {@link IllegalArgumentException} if a number has no room in its field. */
  public ReportBlock {
    if (fractionLost < 0 || fractionLost > 255 || lost > MAX_LOST || lost < MIN_LOST) {
      throw new IllegalArgumentException("lost " + fractionLost + "/256, " + lost);
    }
  }

  static ReportBlock parse(ByteBuffer in) {
    int ssrc = in.getInt();
    int losses = in.getInt();
    return new ReportBlock(
        ssrc, losses >>> 24, losses << 8 >> 8, in.getInt(), in.getInt(), in.getInt(), in.getInt());
  }

  void write(ByteBuffer out) {
    out.putInt(ssrc);
    out.putInt(fractionLost << 24 | lost & 0xffffff);
    out.putInt(highestSequence);
    out.putInt(jitter);
    out.putInt(lastReport);
    out.putInt(delay);
  }
}
