package org.confab.bench.media;

import java.util.Locale;

/**
 * What one window of relaying showed.
 *
 * @param side server
 * @param asked packets in a second, both ways together
 * @param perSecond packets that were sent in a second
 * @param cpuMicros processor time of the server for a packet
 * @param lost part of the packets that did not come out, of 1
 */
record RelayFigures(String side, int asked, double perSecond, double cpuMicros, double lost) {
  /** The names of {@link #csv}. */
  static final String CSV_HEAD = "side,asked_per_s,sent_per_s,cpu_us_per_packet,lost,load1";

  private static final double BEARABLE = 0.001;
  private static final double AS_ASKED = 0.9;

  /** Whether at most one of a thousand was lost. */
  boolean well() {
    return lost <= BEARABLE;
  }

  /** Whether the load generator has done what it should. */
  boolean asAsked() {
    return perSecond >= AS_ASKED * asked;
  }

  String csv(double load) {
    return String.format(
        Locale.ROOT,
        "\"%s\",%d,%.0f,%.2f,%.5f,%.2f",
        side,
        asked,
        perSecond,
        cpuMicros,
        lost,
        load);
  }
}
