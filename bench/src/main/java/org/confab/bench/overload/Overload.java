package org.confab.bench.overload;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import org.confab.bench.relay.Operation;
import org.confab.bench.report.Figure;
import org.confab.bench.report.Findings;

/**
 * Three times as much as a server can do: what it still does, what it refuses, what becomes of
 * those who are in a dialog, and when all is as before. Nothing is said of a server to whom less
 * than {@link #ENOUGH} was offered: then it was the load generator that could not.
 *
 * @param name of what is done too often, as a plural
 * @param much what is done too often
 * @param dialogs what goes on all the time, at a low rate
 * @param place where operations are begun, one after the other
 * @param server how many processors the server has
 * @param generator how many the load generator has
 * @param seconds of too much
 */
public record Overload(
    String name,
    Operation much,
    Operation dialogs,
    Executor place,
    int server,
    int generator,
    int seconds) {
  /** How many times the peak must have been offered. The table of goals says the same. */
  static final double ENOUGH = 2.5;

  private static final int FACTOR = 3;
  private static final int CALM = 4;
  private static final int DIALOGS_PER_SECOND = 20;
  private static final int LONGEST_RECOVERY = 60;
  private static final double PERCENT = 100;
  private static final double KEPT_UP = 0.9;
  private static final double BETTER = 1.05;
  private static final int TRIALS = 4;

  private record Trial(Burst flood, Burst talk, double recovery) {}

  /** Runs it. */
  public void run(Findings findings, PrintStream out) {
    Burst cold = summit(out);
    warmUp(cold.rate(), out);
    Burst warm = summit(out);
    Burst peak = warm.rate() > cold.rate() ? warm : cold;
    double most = peak.rate();
    Trial trial = trial(most);
    // A server that does more under the flood had not shown its peak before.
    for (int i = 1; i < TRIALS && trial.flood.rate() > most * BETTER; i++) {
      most = trial.flood.rate();
      out.printf(Locale.ROOT, "under too much it did %.0f a second: once more%n", most);
      trial = trial(most);
    }
    int asked = asked(most);
    most = Math.max(most, trial.flood.rate());
    findings.add("Confab, " + name + " as fast as it can", figures(peak, most));
    Map<Figure, Double> flooded = figures(trial.flood, most);
    flooded.put(Figure.ASKED, (double) asked);
    flooded.put(Figure.RECOVERY, trial.recovery);
    findings.add("Confab, three times as many " + name, flooded);
    Map<Figure, Double> talked = trial.talk.outcomes().figures();
    talked.put(Figure.OFFERED, trial.talk.offered());
    talked.put(Figure.RATE, trial.talk.rate());
    findings.add("Confab, in dialogs beside " + name, talked);
    tell(trial, most, asked, out);
  }

  private Burst summit(PrintStream out) {
    return new Summit(much, place, Math.max(1, seconds / 2)).climb(out);
  }

  /** Too much once before it is measured: what refuses is compiled meanwhile. */
  private void warmUp(double most, PrintStream out) {
    Burst once = Burst.open(much, place, asked(most), Math.max(1, seconds / 2)).settled();
    out.println("too much for a start, not measured: " + once.outcomes());
    recovery(once.endedAt(), most);
  }

  private static int asked(double most) {
    return Math.max(1, (int) Math.round(most * FACTOR));
  }

  private Trial trial(double most) {
    Steady steady = new Steady(new Burst(dialogs, place), DIALOGS_PER_SECOND);
    Burst flood = Burst.open(much, place, asked(most), seconds);
    Burst talk = steady.end();
    // Before the flood has settled: who is never answered would be waited for first.
    double recovery = recovery(flood.endedAt(), most);
    return new Trial(flood.settled(), talk, recovery);
  }

  private void tell(Trial trial, double most, int asked, PrintStream out) {
    double offered = trial.flood.offered();
    out.printf(
        Locale.ROOT,
        "%.0f %s a second offered of %d, %.2f times the most of %.0f: %s, back after %.1f s%n",
        offered,
        name,
        asked,
        offered / most,
        most,
        trial.flood.outcomes(),
        trial.recovery);
    out.println("in dialogs beside them: " + trial.talk.outcomes());
    if (offered < ENOUGH * most) {
      out.printf(
          Locale.ROOT,
          "GOALS NOT MEASURED: less than %.1f times the peak was offered: %s%n",
          ENOUGH,
          offered < KEPT_UP * asked
              ? "the load generator cannot do more"
              : "the server does more than it had shown before");
    }
  }

  private Map<Figure, Double> figures(Burst burst, double most) {
    Map<Figure, Double> figures = burst.outcomes().figures();
    figures.put(Figure.OFFERED, burst.offered());
    figures.put(Figure.OFFERED_PERCENT, PERCENT * burst.offered() / most);
    figures.put(Figure.RATE, burst.rate());
    figures.put(Figure.GOODPUT, PERCENT * burst.rate() / most);
    figures.put(Figure.PROCESSORS, (double) server);
    figures.put(Figure.SERVER_BUSY, burst.serverPercent(server));
    figures.put(Figure.GENERATOR_BUSY, burst.generatorPercent(generator));
    return figures;
  }

  /** Seconds from then to the end of the first second in which nothing fails and all is quick. */
  private double recovery(long since, double most) {
    int rate = Math.max(1, (int) Math.round(most / CALM));
    for (int i = 0; i < LONGEST_RECOVERY; i++) {
      Burst calm = Burst.open(much, place, rate, 1).settled();
      if (calm.outcomes().isCalm() && calm.offered() >= KEPT_UP * rate) {
        break;
      }
    }
    return (System.nanoTime() - since) / 1e9;
  }
}
