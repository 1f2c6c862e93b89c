package org.confab.mediaserver.audio;

import java.util.Random;

/**
 * Where a source stands, so that another process can go on as it. A client that gets another source
 * in its call may wait for the one before for ever, and under SRTP no index may be used twice (RFC
 * 3711 9.1).
 *
 * @param ssrc its name
 * @param index of the packet sent last: rollovers and sequence number (RFC 3711 3.3.1)
 * @param reports the SRTCP index used last
 * @param timestamp of its time, in units of its codec's clock
 * @param at when that was so, in milliseconds of the time of day
 * @param gap milliseconds that have passed since the timestamp was so
 */
public record SourceState(int ssrc, long index, long reports, int timestamp, long at, long gap) {
  /** After so many packets the state is told again. */
  public static final int TOLD_EVERY = 4_096;

  /**
   * How far beyond the state that was told last another process begins: what went unseen is less,
   * since a process ends that cannot tell it for two minutes. Other sides take it for no rollover
   * of its own, even if it happens twice (RFC 3711 3.3.1: less than 32,768).
   */
  public static final int JUMP = 3 * TOLD_EVERY;

  /** The same for SRTCP, whose packets carry their index. */
  private static final int JUMP_OF_REPORTS = 1 << 20;

  /** A lost beginning cannot confuse the rollover counter then ([MS-SRTP]). */
  private static final int FIRST_SEQUENCE_BELOW = 1 << 15;

  /** Refuses counters below 0 with {@link IllegalArgumentException}. */
  public SourceState {
    if (index < 0 || index >= 1L << 48 || reports < 0 || reports >= 1L << 31) {
      throw new IllegalArgumentException("no state of a source");
    }
  }

  /** As it is told. */
  public SourceState(int ssrc, long index, long reports, int timestamp, long at) {
    this(ssrc, index, reports, timestamp, at, 0);
  }

  /**
   * A new source.
   *
   * @param random a strong one
   */
  public static SourceState fresh(Random random, long now) {
    return new SourceState(
        random.nextInt(), random.nextInt(FIRST_SEQUENCE_BELOW), 0, random.nextInt(), now);
  }

  /** The same source in another process, beyond all that it can have sent. */
  public SourceState takenOver(long now) {
    long elapsed = Math.max(0, now - at);
    return new SourceState(
        ssrc,
        index + JUMP,
        Math.min(reports + JUMP_OF_REPORTS, (1L << 31) - 1),
        timestamp,
        at,
        elapsed);
  }

  /** The sequence number of the packet sent last. */
  public int sequence() {
    return (int) index & 0xffff;
  }
}
