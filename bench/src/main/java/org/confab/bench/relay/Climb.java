package org.confab.bench.relay;

import java.io.PrintStream;
import java.util.Map;
import org.confab.bench.report.Figure;

/** Looks for the highest rate at which nothing fails and 99 of 100 end within 50 ms. */
final class Climb {
  private static final int SECONDS = 3;
  private static final int STEPS = 12;
  private static final double FACTOR = 1.5;
  private static final double MOST_MILLIS = 50;
  private static final double KEPT_UP = 0.9;

  private final int from;

  Climb(int from) {
    this.from = from;
  }

  /** That rate, a second; 0 if the first is none. */
  double highest(Operation operation, PrintStream out) {
    double clean = 0;
    double rate = from;
    for (int step = 0; step < STEPS; step++) {
      int perSecond = (int) Math.round(rate);
      Map<Figure, Double> figures = Paced.measure(operation, perSecond * SECONDS, perSecond);
      if (!isClean(figures, perSecond)) {
        break;
      }
      clean = perSecond;
      rate *= FACTOR;
    }
    out.println(operation.name() + ": clean up to " + Figure.CLEAN.show(clean) + " a second");
    return clean;
  }

  /** Whether a window shows no sign of too much. */
  static boolean isClean(Map<Figure, Double> figures, int perSecond) {
    return figures.getOrDefault(Figure.FAILED, 0.0) == 0
        && figures.getOrDefault(Figure.P99, Double.MAX_VALUE) <= MOST_MILLIS
        && figures.getOrDefault(Figure.RATE, 0.0) >= perSecond * KEPT_UP;
  }
}
