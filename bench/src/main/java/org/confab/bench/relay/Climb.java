package org.confab.bench.relay;

import java.io.PrintStream;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.confab.bench.report.Figure;

/**
 * Looks for the highest rate at which nothing fails and 99 of 100 end within 50 ms. One that was
 * not clean is tried again: once may be the machine's pause, three times in turn is too much.
 */
final class Climb {
  private static final int SECONDS = 3;
  private static final int STEPS = 12;
  private static final int TRIES = 3;
  private static final double FACTOR = 1.5;
  private static final double MOST_MILLIS = 50;
  private static final double KEPT_UP = 0.9;

  private final int from;

  Climb(int from) {
    this.from = from;
  }

  /** That rate, a second; 0 if the first is none. */
  double highest(Operation operation, PrintStream out) {
    double clean =
        climb(
            perSecond -> {
              Map<Figure, Double> figures =
                  Paced.measure(operation, perSecond * SECONDS, perSecond);
              boolean isClean = isClean(figures, perSecond);
              if (!isClean) {
                out.println(operation.name() + ": " + perSecond + " a second " + why(figures));
              }
              return isClean;
            });
    out.println(operation.name() + ": clean up to " + Figure.CLEAN.show(clean) + " a second");
    return clean;
  }

  /** The highest rate that is clean in one of its tries. */
  double climb(IntPredicate isClean) {
    double clean = 0;
    double rate = from;
    for (int step = 0; step < STEPS; step++) {
      int perSecond = (int) Math.round(rate);
      if (IntStream.range(0, TRIES).noneMatch(again -> isClean.test(perSecond))) {
        break;
      }
      clean = perSecond;
      rate *= FACTOR;
    }
    return clean;
  }

  private static String why(Map<Figure, Double> figures) {
    return "was too much: "
        + Figure.FAILED.show(figures.getOrDefault(Figure.FAILED, 0.0))
        + " failed, p99 "
        + Figure.P99.show(figures.getOrDefault(Figure.P99, Double.NaN))
        + " ms, "
        + Figure.RATE.show(figures.getOrDefault(Figure.RATE, 0.0))
        + " a second done";
  }

  /** Whether a window shows no sign of too much. */
  static boolean isClean(Map<Figure, Double> figures, int perSecond) {
    return figures.getOrDefault(Figure.FAILED, 0.0) == 0
        && figures.getOrDefault(Figure.P99, Double.MAX_VALUE) <= MOST_MILLIS
        && figures.getOrDefault(Figure.RATE, 0.0) >= perSecond * KEPT_UP;
  }
}
