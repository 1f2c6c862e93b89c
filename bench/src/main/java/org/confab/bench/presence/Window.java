package org.confab.bench.presence;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.confab.bench.report.Figure;
import org.confab.bench.report.Figures;
import org.confab.bench.server.Meter;
import org.confab.bench.server.ProcessFigures;

/**
 * One measured window: a number of publications to a number of watchers.
 *
 * @param watchers who must be told
 * @param publications how many
 * @param gapMillis from one publication to the next; 0: as soon as all have been told of the last
 */
public record Window(int watchers, int publications, int gapMillis) {
  private static final long PATIENCE_MILLIS = 60_000;

  /** Measures one side. */
  Figures measure(Side side, Tally tally, int firstNumber) {
    ProcessFigures figures = side.figures();
    tally.begin(watchers, publications);
    Meter meter = new Meter(figures);
    long began = meter.began();
    for (int i = 0; i < publications; i++) {
      await(began + TimeUnit.MILLISECONDS.toNanos((long) i * gapMillis));
      int number = (firstNumber + i) % Tally.NUMBERS;
      tally.publishing(number);
      side.publish(number).join();
      if (gapMillis == 0 && !tally.awaitAll(PATIENCE_MILLIS)) {
        break;
      }
    }
    double beginning = meter.seconds();
    tally.awaitAll(PATIENCE_MILLIS);
    int count = tally.count();
    Map<Figure, Double> each = meter.each(count);
    return new Figures(
        side.name(),
        this.toString(),
        count,
        watchers * publications - count,
        tally.behind(),
        each.getOrDefault(Figure.CPU, 0.0),
        each.getOrDefault(Figure.COMPILERS, 0.0),
        each.getOrDefault(Figure.GENERATOR, 0.0),
        count == 0 ? 0 : count / ((tally.lastArrival() - began) / 1e9),
        tally.delay(0.5) / 1e3,
        tally.delay(0.99) / 1e3,
        tally.length(),
        figures.memoryKib() / 1024,
        asked(),
        watchers * (publications - 1) / beginning);
  }

  private double asked() {
    return gapMillis == 0 ? 0 : watchers * 1e3 / gapMillis;
  }

  /** Its name among the findings. */
  String shortly() {
    return watchers + " watchers, " + (gapMillis == 0 ? "one after the other" : "paced");
  }

  private static void await(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  @Override
  public String toString() {
    return watchers
        + " watchers, "
        + publications
        + " publications, "
        + (gapMillis == 0 ? "one after the other" : "every " + gapMillis + " ms");
  }
}
