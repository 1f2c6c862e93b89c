package org.confab.mediaserver.audio;

/**
 * How unevenly packets come, and so how much must be buffered: how much later than the earliest of
 * the last seconds the latest ones came. In samples.
 */
final class Delay {
  /** Frames that are buffered at least: packets come at any moment between two ticks. */
  private static final int LEAST_FRAMES = 2;

  /** Frames that are buffered at most, 200 ms; what is later is lost. */
  private static final int MOST_FRAMES = 10;

  /** The most at 8 kHz. */
  static final int MOST = MOST_FRAMES * Frame.SAMPLES;

  /** Packets of a window; the earliest of this and the last window counts, so skew does no harm. */
  private static final int WINDOW = 250;

  /** After so many packets a spread has fallen to a third. */
  private static final int DECAY = 256;

  private final int frame;
  private boolean any;
  private int origin;
  private int earliest;
  private int earliestBefore;
  private int packets;
  private int spread;

  Delay(SampleRate rate) {
    frame = rate.samples();
  }

  /** Most that is buffered. */
  int most() {
    return MOST_FRAMES * frame;
  }

  /** A packet has come. */
  void arrived(int arrival, int timestamp) {
    if (!any) {
      any = true;
      origin = arrival - timestamp;
      earliest = 0;
      earliestBefore = 0;
    }
    int lateness = arrival - timestamp - origin;
    if (++packets >= WINDOW) {
      packets = 0;
      earliestBefore = earliest;
      earliest = lateness;
    }
    earliest = Math.min(earliest, lateness);
    int behind = Math.min(lateness - Math.min(earliest, earliestBefore), most());
    spread = Math.max(behind, spread - (spread + DECAY - 1) / DECAY);
  }

  /** Timestamps have another origin now; the spread stays, for the network is the same. */
  void restart() {
    any = false;
    packets = 0;
  }

  /** How much to buffer. */
  int target() {
    return Math.max(LEAST_FRAMES * frame, Math.min(spread + frame, most()));
  }
}
