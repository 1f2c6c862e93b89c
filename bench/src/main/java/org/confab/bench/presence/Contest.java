package org.confab.bench.presence;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.confab.bench.net.Reactor;
import org.confab.bench.report.Figures;
import org.confab.bench.report.Report;
import org.confab.bench.server.Confab;
import org.confab.bench.server.Kamailio;

/**
 * Fan-out of presence, kamailio and Confab in turn in one run: the same number of watchers, of
 * publications, and the same pace. What is compared is processor time for each notification, since
 * load generator and servers share one machine.
 */
public final class Contest {
  private final Options options;
  private final PrintStream out;

  /** With these options; progress goes there. */
  public Contest(Options options, PrintStream out) {
    this.options = options;
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
    Window warm = new Window(watchers, options.warmUp(watchers), 0);
    Window paced =
        new Window(watchers, options.publications(watchers), options.gapMillis(watchers));
    Window rush = new Window(watchers, options.publications(watchers), 0);
    int number = 1;
    for (int round = 0; round <= options.rounds(); round++) {
      for (Window window : round == 0 ? List.of(warm) : List.of(paced, rush)) {
        for (int i = 0; i < sides.size(); i++) {
          Figures figures = window.measure(sides.get(i), tallies.get(i), number);
          show(round, figures);
          if (round > 0) {
            report.add(figures);
          }
        }
        number = (number + window.publications()) % Tally.NUMBERS;
      }
    }
  }

  private void show(int round, Figures figures) {
    out.printf(
        Locale.ROOT,
        "round %d, %s, %s: %.1f µs each, %.0f/s, p50 %.1f ms, p99 %.1f ms, %d came, %d merged, %d lost%n",
        round,
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
