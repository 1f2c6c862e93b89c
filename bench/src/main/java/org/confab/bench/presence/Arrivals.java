package org.confab.bench.presence;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.confab.bench.net.Reactor;
import org.confab.bench.report.Delays;
import org.confab.bench.report.Figure;
import org.confab.bench.report.Findings;
import org.confab.bench.server.Accounts;
import org.confab.bench.server.Confab;
import org.confab.bench.sip.Communicator;

/**
 * How long a sign-in takes, at rest and while somebody with many watchers publishes all the time:
 * one person's fame must not keep the others waiting.
 */
public final class Arrivals {
  private static final String NAME = "arrival";
  private static final int WARM_UP = 50;
  private static final int SIGN_INS = 200;

  private final Confab server;
  private final Findings findings;
  private final PrintStream out;

  /** At that server. */
  public Arrivals(Confab server, Findings findings, PrintStream out) {
    this.server = server;
    this.findings = findings;
    this.out = out;
  }

  /** Measures with that many watchers. */
  public void run(int watchers) {
    new Accounts(server).open(List.of(NAME));
    Tally tally = new Tally();
    try (Reactor reactor = new Reactor();
        Side side = new ConfabSide(reactor, server, Dialect.BATCH)) {
      side.watch(watchers, tally);
      signIns(reactor, WARM_UP);
      show("at rest", signIns(reactor, SIGN_INS));
      tally.begin(watchers, 1);
      Publishing publishing = new Publishing(side, tally);
      Thread publisher = new Thread(publishing, "publisher");
      publisher.start();
      Delays during = signIns(reactor, SIGN_INS);
      publishing.stop();
      publisher.join();
      show("while one with " + watchers + " watchers publishes all the time", during);
      out.println(publishing.count() + " publications, " + tally.behind() + " watchers behind");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Delays signIns(Reactor reactor, int count) {
    Delays delays = new Delays(count);
    for (int i = 0; i < count; i++) {
      long began = System.nanoTime();
      try (Communicator person =
          new Communicator(reactor, server.sip(), NAME, server.domain(), Accounts.PASSWORD)) {
        person.signIn().join();
        delays.add(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began));
        person.signOut().join();
      }
    }
    return delays;
  }

  private void show(String when, Delays delays) {
    findings.add(
        "Confab, sign-in " + when,
        Map.of(Figure.P50, delays.part(0.5) / 1e3, Figure.P99, delays.part(0.99) / 1e3));
    out.printf(
        Locale.ROOT,
        "sign-in %s: p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
        when,
        delays.part(0.5) / 1e3,
        delays.part(0.99) / 1e3,
        delays.part(1) / 1e3);
  }
}
