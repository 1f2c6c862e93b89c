package org.confab.bench.overload;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.confab.bench.report.Delays;
import org.confab.bench.report.Figure;

/** Counts what became of operations. Several threads write. */
final class Outcomes {
  private static final int EXPECTED = 10_000;
  private static final double PERCENT = 100;
  private static final double CALM_MILLIS = 100;

  private final Delays micros = new Delays(EXPECTED);
  private final Map<Outcome, Integer> others = new EnumMap<>(Outcome.class);
  private boolean late;
  private int begun;
  private int running;
  private int succeeded;
  private int inTime;

  synchronized void begun() {
    begun++;
    running++;
  }

  synchronized void success(long nanos) {
    succeeded++;
    inTime += late ? 0 : 1;
    micros.add(TimeUnit.NANOSECONDS.toMicros(nanos));
    done();
  }

  synchronized void failure(Outcome how) {
    others.merge(how, 1, Integer::sum);
    done();
  }

  private void done() {
    if (--running == 0) {
      notifyAll();
    }
  }

  /** What succeeds from now on is too late to count. */
  synchronized void late() {
    late = true;
  }

  /** Waits until each has come to an end. */
  synchronized void awaitAll() {
    try {
      while (running > 0) {
        wait();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** How many were begun. */
  synchronized int count() {
    return begun;
  }

  synchronized int succeeded() {
    return succeeded;
  }

  synchronized int inTime() {
    return inTime;
  }

  /** How many ended in that way. */
  synchronized int of(Outcome how) {
    return others.getOrDefault(how, 0);
  }

  /** Whether all succeeded, and quickly. */
  synchronized boolean isCalm() {
    return begun > 0 && succeeded == begun && micros.part(0.99) / 1e3 <= CALM_MILLIS;
  }

  /** All that is known; of none that succeeded there are no times. */
  synchronized Map<Figure, Double> figures() {
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    figures.put(Figure.COUNT, (double) begun);
    figures.put(Figure.SUCCESS, PERCENT * succeeded / Math.max(1, begun));
    for (Outcome how : Outcome.values()) {
      figures.put(how.figure(), (double) of(how));
    }
    if (succeeded > 0) {
      figures.put(Figure.P50, micros.part(0.5) / 1e3);
      figures.put(Figure.P99, micros.part(0.99) / 1e3);
    }
    return figures;
  }

  @Override
  public synchronized String toString() {
    return String.format(
        Locale.ROOT,
        "%d begun, %d succeeded (%d in time), %d refused with 503 and Retry-After, %d closed, %d"
            + " unanswered, %d failed, %d not begun",
        begun,
        succeeded,
        inTime,
        of(Outcome.REFUSED),
        of(Outcome.DOOR),
        of(Outcome.UNANSWERED),
        of(Outcome.FAILED),
        of(Outcome.NOT_BEGUN));
  }
}
