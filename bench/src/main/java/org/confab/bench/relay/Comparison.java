package org.confab.bench.relay;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.confab.bench.report.Figure;
import org.confab.bench.report.Findings;

/**
 * The same operation at several servers in turn, in one run and at one rate. What is compared is
 * processor time of the server for each operation.
 *
 * @param window operations of one window
 * @param perSecond how many are begun in a second
 * @param rounds how often each is measured, after as many windows to get warm
 * @param time how long it may take: half of it to get warm, then as many rounds as it lasts, one at
 *     least
 * @param climb whether afterwards the highest clean rate of each is sought
 */
public record Comparison(int window, int perSecond, int rounds, Duration time, boolean climb) {
  private static final int MOST_WARM_UPS = 12;
  private static final double BETTER = 0.95;
  private static final int STEADY = 3;

  /** Runs it. */
  public void run(List<Operation> operations, Findings findings, PrintStream out) {
    long began = System.nanoTime();
    long share = time.toNanos() / 2 / Math.max(1, operations.size());
    operations.forEach(operation -> warmUp(operation, System.nanoTime() + share, out));
    for (int round = 0;
        round < rounds && (round == 0 || System.nanoTime() - began < time.toNanos());
        round++) {
      for (Operation operation : operations) {
        Map<Figure, Double> figures = Paced.measure(operation, window, perSecond);
        out.println(operation.name() + ": " + told(figures));
        findings.add(operation.name(), figures);
      }
    }
    if (climb) {
      for (Operation operation : operations) {
        double clean = new Climb(perSecond).highest(operation, out);
        findings.add(operation.name(), Map.of(Figure.CLEAN, clean));
      }
    }
  }

  /** Until it gets no cheaper: a JVM compiles what is used often. */
  private void warmUp(Operation operation, long end, PrintStream out) {
    double best = Double.MAX_VALUE;
    int since = 0;
    for (int i = 0; i < MOST_WARM_UPS && since < STEADY && System.nanoTime() < end; i++) {
      Map<Figure, Double> figures = Paced.measure(operation, window, perSecond);
      out.println("warm-up, " + operation.name() + ": " + told(figures));
      double micros = figures.getOrDefault(Figure.CPU, Double.MAX_VALUE);
      since = micros < best * BETTER ? 0 : since + 1;
      best = Math.min(best, micros);
    }
  }

  private static String told(Map<Figure, Double> figures) {
    return String.format(
        Locale.ROOT,
        "%.0f µs each, %.0f of it compilers; generator %.0f µs; %.0f/s of %.0f begun, p50 %.1f ms,"
            + " p99 %.1f ms, %.0f failed",
        of(figures, Figure.CPU),
        of(figures, Figure.COMPILERS),
        of(figures, Figure.GENERATOR),
        of(figures, Figure.RATE),
        of(figures, Figure.OFFERED),
        of(figures, Figure.P50),
        of(figures, Figure.P99),
        of(figures, Figure.FAILED));
  }

  private static double of(Map<Figure, Double> figures, Figure figure) {
    return figures.getOrDefault(figure, Double.NaN);
  }
}
