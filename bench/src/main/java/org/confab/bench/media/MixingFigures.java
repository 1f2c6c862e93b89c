package org.confab.bench.media;

import java.util.Locale;

/**
 * What one window of mixing showed.
 *
 * @param side server
 * @param legs at once
 * @param talking of each room
 * @param cpuMicros processor time of the server for a leg in a second
 * @param p50 milliseconds that packets came out before or after their time, median
 * @param p99 the same, 99 of 100
 * @param worst the same, the worst
 * @param missing part of the frames that did not come out, of 1
 * @param late ticks left out; negative if the server does not tell
 * @param sound whether who listened heard sound, authentic where it is protected
 */
record MixingFigures(
    String side,
    int legs,
    int talking,
    double cpuMicros,
    double p50,
    double p99,
    double worst,
    double missing,
    long late,
    boolean sound) {
  /** The names of {@link #csv}. */
  static final String CSV_HEAD =
      "side,legs,talking,cpu_us_per_leg_second,legs_per_core,p50_ms,p99_ms,worst_ms,missing,"
          + "late_ticks,sound,load1";

  private static final double BEARABLE = 0.001;
  private static final double BEARABLE_MILLIS = 20;
  private static final double MICROS = 1_000_000;

  /** Legs that a processor bears, by what these cost. */
  double legsOfCore() {
    return MICROS / cpuMicros;
  }

  /**
   * Whether all was well: at most one of a thousand frames is missing, and 99 of 100 came within
   * the time of a frame.
   */
  boolean well() {
    return sound && missing <= BEARABLE && p99 <= BEARABLE_MILLIS;
  }

  String csv(double load) {
    return String.format(
        Locale.ROOT,
        "\"%s\",%d,%d,%.1f,%.0f,%.2f,%.2f,%.2f,%.5f,%d,%s,%.2f",
        side,
        legs,
        talking,
        cpuMicros,
        legsOfCore(),
        p50,
        p99,
        worst,
        missing,
        late,
        sound,
        load);
  }
}
