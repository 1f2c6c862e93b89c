package org.confab.bench.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What one window showed.
 *
 * @param side server and dialect
 * @param window what was asked of it
 * @param notifications that came
 * @param merged that did not come because a newer one took their place
 * @param lost watchers who never learnt the last state
 * @param cpuMicros processor time of the server for each notification
 * @param compilersMicros what the JVM's compilers used of it
 * @param generatorMicros processor time of the load generator for each
 * @param perSecond notifications per second, from the first publication to the last notification
 * @param p50 milliseconds from publishing to the notification, median
 * @param p99 the same, 99 of 100
 * @param bytes of a notification
 * @param memoryMib of the server's processes after the window
 * @param asked notifications a second that were to be caused; 0: as many as could be
 * @param offered notifications a second that were caused
 */
public record Figures(
    String side,
    String window,
    int notifications,
    int merged,
    int lost,
    double cpuMicros,
    double compilersMicros,
    double generatorMicros,
    double perSecond,
    double p50,
    double p99,
    int bytes,
    long memoryMib,
    double asked,
    double offered) {
  /** The names of {@link #csv}. */
  public static final String CSV_HEAD =
      "side,window,notifications,merged,lost,cpu_us_per_notification,notifications_per_s,"
          + "p50_ms,p99_ms,bytes,memory_mib,load1";

  /** The median of one figure. */
  public static double median(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** What the page on performance is made of. */
  public Map<Figure, Double> findings() {
    Map<Figure, Double> all = new EnumMap<>(Figure.class);
    all.put(Figure.CPU, cpuMicros);
    all.put(Figure.COMPILERS, compilersMicros);
    all.put(Figure.WARM, cpuMicros - compilersMicros);
    all.put(Figure.GENERATOR, generatorMicros);
    all.put(Figure.RATE, perSecond);
    all.put(Figure.P50, p50);
    all.put(Figure.P99, p99);
    all.put(Figure.COUNT, (double) notifications);
    all.put(Figure.FAILED, (double) lost);
    if (asked > 0) {
      all.put(Figure.ASKED, asked);
      all.put(Figure.OFFERED, offered);
    }
    all.put(Figure.BYTES, (double) bytes);
    return all;
  }

  /** One line of comma-separated values. */
  public String csv(double load) {
    return String.format(
        Locale.ROOT,
        "\"%s\",\"%s\",%d,%d,%d,%.1f,%.0f,%.2f,%.2f,%d,%d,%.2f",
        side,
        window,
        notifications,
        merged,
        lost,
        cpuMicros,
        perSecond,
        p50,
        p99,
        bytes,
        memoryMib,
        load);
  }
}
