package org.confab.bench.overload;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.confab.bench.relay.Operation;
import org.confab.bench.report.Figure;
import org.confab.bench.report.Findings;

/**
 * Three times as much as a server can do: what it still does, what it refuses, what becomes of
 * those who are in a dialog, and when all is as before.
 *
 * @param much what is done too often
 * @param dialogs what goes on all the time, at a low rate
 * @param seconds of each part
 */
public record Overload(Operation much, Operation dialogs, int seconds) {
  private static final int FACTOR = 3;
  private static final int CALM = 4;
  private static final int DIALOGS_PER_SECOND = 20;
  private static final int LONGEST_RECOVERY = 60;
  private static final double PERCENT = 100;

  /** Runs it. */
  public void run(Findings findings, PrintStream out) {
    Burst.closed(much, seconds);
    Burst peak = Burst.closed(much, seconds);
    double most = peak.succeeded() / peak.seconds();
    out.printf(Locale.ROOT, "at the most %.0f a second%n", most);
    findings.add("Confab, as fast as it can", figures(peak, most));
    int rate = Math.max(1, (int) Math.round(most * FACTOR));
    Steady steady = new Steady(dialogs, DIALOGS_PER_SECOND);
    Burst flood = Burst.open(much, rate * seconds, rate);
    Burst talk = steady.end();
    // Before the flood has settled: who is never answered would be waited for first.
    double recovery = recovery(flood.endedAt(), most);
    Map<Figure, Double> figures = figures(flood.settled(), most);
    figures.put(Figure.RECOVERY, recovery);
    out.println("at three times that: " + flood + ", back after " + shown(figures) + " s");
    out.println("in dialogs meanwhile: " + talk);
    findings.add("Confab, three times as much", figures);
    findings.add("Confab, in dialogs meanwhile", figures(talk, DIALOGS_PER_SECOND));
  }

  private static String shown(Map<Figure, Double> figures) {
    return Figure.RECOVERY.show(figures.getOrDefault(Figure.RECOVERY, 0.0));
  }

  private static Map<Figure, Double> figures(Burst burst, double most) {
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    figures.put(Figure.RATE, burst.inTime() / burst.seconds());
    figures.put(Figure.GOODPUT, PERCENT * burst.inTime() / burst.seconds() / most);
    figures.put(Figure.REFUSED, (double) burst.refused());
    figures.put(Figure.UNANSWERED, (double) burst.unanswered());
    figures.put(Figure.FAILED, (double) burst.failed());
    figures.put(Figure.P50, burst.millis(0.5));
    figures.put(Figure.P99, burst.millis(0.99));
    return figures;
  }

  /** Seconds from then to the end of the first second in which nothing fails and all is quick. */
  private double recovery(long since, double most) {
    int rate = Math.max(1, (int) Math.round(most / CALM));
    for (int i = 0; i < LONGEST_RECOVERY; i++) {
      Burst calm = Burst.open(much, rate, rate).settled();
      if (calm.isCalm(rate)) {
        break;
      }
    }
    return (System.nanoTime() - since) / 1e9;
  }
}
