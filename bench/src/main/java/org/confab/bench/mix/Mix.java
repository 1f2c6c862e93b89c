package org.confab.bench.mix;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.confab.bench.net.Reactor;
import org.confab.bench.report.Figure;
import org.confab.bench.report.Findings;
import org.confab.bench.server.Confab;
import org.confab.bench.server.Meter;
import org.confab.bench.server.ProcessFigures;

/**
 * The load of many people from fewer connections: as much happens in a second as with all of them,
 * each of those who are there does more than his share.
 *
 * @param confab an instance that runs
 * @param users whose load it is
 * @param endpoints that are signed in
 * @param warmUp seconds before it counts
 * @param seconds that count
 */
public record Mix(Confab confab, int users, int endpoints, int warmUp, int seconds) {
  private static final String NAME = "Confab, ";
  private static final double PERCENT = 100;

  /** All are connected before the first signs in, more than a single address may. */
  private static final int ADDRESSES = 16;

  /** Runs it. */
  public void run(Findings findings, PrintStream out) {
    Model model = Model.of(users);
    try (Reactor reactor = new Reactor().spread(ADDRESSES);
        Town town = new Town(confab, reactor, model, endpoints)) {
      town.come();
      double due =
          model.publications() * Math.min(model.watchers(), town.users() - 1) * model.endpoints();
      out.printf(
          Locale.ROOT,
          "%d endpoints of %d people do what %d people do: %.0f notifications a second are due%n",
          endpoints,
          town.users(),
          users,
          due);
      window(town, Schedule.of(model, warmUp)).tell(out);
      long told = town.told();
      Meter meter = new Meter(new ProcessFigures(confab.pid()));
      Results results = window(town, Schedule.of(model, seconds));
      results.tell(out);
      Map<Figure, Double> all = new EnumMap<>(results.all());
      all.put(Figure.MACHINE, meter.machinePercent());
      findings.add(NAME + "all", all);
      double came = (town.told() - told) / meter.seconds();
      findings.add(
          NAME + "notifications", Map.of(Figure.RATE, came, Figure.SUCCESS, PERCENT * came / due));
      results.kinds().forEach((kind, figures) -> findings.add(NAME + kind.title(), figures));
      out.printf(
          Locale.ROOT,
          "%s of the machine, %.0f notifications a second%n",
          Figure.MACHINE.show(all.getOrDefault(Figure.MACHINE, 0.0)) + " %",
          came);
    }
  }

  private static Results window(Town town, List<Schedule> due) {
    Results results = new Results();
    List<CompletableFuture<?>> running = new ArrayList<>();
    long began = System.nanoTime();
    for (Schedule each : due) {
      long at = began + each.nanos();
      await(at);
      running.add(
          begun(town, each.kind())
              .handle(
                  (done, failure) -> {
                    long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - at);
                    results.add(each.kind(), micros, Optional.ofNullable(failure));
                    return micros;
                  }));
    }
    long last = due.get(due.size() - 1).nanos();
    results.begun(due.size(), System.nanoTime() - began, due.size() * 1e9 / last);
    CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new)).join();
    results.end(System.nanoTime() - began);
    return results;
  }

  /** What cannot even be begun has failed like anything else. */
  private static CompletableFuture<Void> begun(Town town, Kind kind) {
    try {
      return town.act(kind);
    } catch (RuntimeException notEvenBegun) {
      return CompletableFuture.failedFuture(notEvenBegun);
    }
  }

  private static void await(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
