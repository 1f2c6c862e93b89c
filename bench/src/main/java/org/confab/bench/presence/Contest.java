package org.confab.bench.presence;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.confab.bench.net.Reactor;
import org.confab.bench.report.Figures;
import org.confab.bench.report.Findings;
import org.confab.bench.report.Report;
import org.confab.bench.server.Confab;
import org.confab.bench.server.Kamailio;

/**
 * Fan-out of presence, kamailio and Confab in turn in one run: the same number of watchers, of
 * publications, and the same pace. What is compared is processor time for each notification, since
 * load generator and servers share one machine.
 */
public final class Contest {
  /** A window that is not at least so much cheaper than the best one is no progress. */
  private static final double BETTER = 0.95;

  /** So many windows without progress end the warm-up. */
  private static final int STEADY = 3;

  private final Options options;
  private final Findings findings;
  private final PrintStream out;
  private int number;

  /** With these options; progress goes to {@code out}. */
  public Contest(Options options, Findings findings, PrintStream out) {
    this.options = options;
    this.findings = findings;
    this.out = out;
  }

  /** Runs it; returns the report's tables. */
  public String run() {
    Confab confab = Confab.in(options.home());
    Report report = new Report(options.results());
    try (Reactor reactor = new Reactor()) {
      for (int watchers : options.watchers()) {
        List<Side> sides = new ArrayList<>();
        try {
          open(sides, reactor, confab);
          contest(sides, watchers, report);
        } finally {
          sides.forEach(Side::close);
        }
      }
    }
    return report.finish();
  }

  private void open(List<Side> sides, Reactor reactor, Confab confab) {
    if (options.kamailio().isPresent()) {
      sides.add(
          new KamailioSide(
              reactor,
              Kamailio.start(
                  options.kamailio().get(),
                  options.results().resolve("kamailio"),
                  options.kamailioPort())));
    }
    for (Dialect dialect : Dialect.values()) {
      sides.add(new ConfabSide(reactor, confab, dialect));
    }
  }

  private void contest(List<Side> sides, int watchers, Report report) {
    List<Tally> tallies = new ArrayList<>();
    for (Side side : sides) {
      Tally tally = new Tally();
      tallies.add(tally);
      side.watch(watchers, tally);
      out.println(side.name() + ": " + watchers + " watch");
    }
    Window paced =
        new Window(watchers, options.publications(watchers), options.gapMillis(watchers));
    Window rush = new Window(watchers, options.publications(watchers), 0);
    for (int i = 0; i < sides.size(); i++) {
      warmUp(sides.get(i), tallies.get(i), rush);
    }
    for (int round = 1; round <= options.rounds(); round++) {
      for (Window window : List.of(paced, rush)) {
        for (int i = 0; i < sides.size(); i++) {
          Figures figures = measure(sides.get(i), tallies.get(i), window);
          show("round " + round, figures);
          report.add(figures);
          findings.add(figures.side() + ", " + window.shortly(), figures.findings());
        }
      }
    }
  }

  /** Until it gets no cheaper: a JVM compiles what is used often, and a server runs for months. */
  private void warmUp(Side side, Tally tally, Window window) {
    double best = Double.MAX_VALUE;
    int since = 0;
    for (int i = 0; i < options.warmUps() && since < STEADY; i++) {
      Figures figures = measure(side, tally, window);
      show("warm-up", figures);
      since = figures.cpuMicros() < best * BETTER ? 0 : since + 1;
      best = Math.min(best, figures.cpuMicros());
    }
  }

  private Figures measure(Side side, Tally tally, Window window) {
    int first = number;
    number = (number + window.publications()) % Tally.NUMBERS;
    return window.measure(side, tally, first);
  }

  private void show(String when, Figures figures) {
    out.printf(
        Locale.ROOT,
        "%s, %s, %s: %.1f µs each, %.0f/s, p50 %.1f ms, p99 %.1f ms, %d came, %d merged, %d lost%n",
        when,
        figures.side(),
        figures.window(),
        figures.cpuMicros(),
        figures.perSecond(),
        figures.p50(),
        figures.p99(),
        figures.notifications(),
        figures.merged(),
        figures.lost());
  }
}
