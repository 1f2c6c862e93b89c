package org.confab.bench.relay;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The same operation at several servers in turn, in one run and at one rate. What is compared is
 * processor time of the server for each operation; the first operation in the list is the measure.
 *
 * @param window operations of one window
 * @param perSecond how many are begun in a second
 * @param rounds how often each is measured, after as many windows to get warm
 */
public record Comparison(int window, int perSecond, int rounds) {
  private static final int MOST_WARM_UPS = 12;
  private static final double BETTER = 0.95;
  private static final int STEADY = 3;

  /** Runs it; returns a table. */
  public String run(List<Operation> operations, PrintStream out) {
    operations.forEach(operation -> warmUp(operation, out));
    Map<String, List<Double>> figures = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Operation operation : operations) {
        double micros = measure(operation);
        out.printf(Locale.ROOT, "%s: %.0f µs each%n", operation.name(), micros);
        figures.computeIfAbsent(operation.name(), name -> new ArrayList<>()).add(micros);
      }
    }
    return table(figures);
  }

  /** Until it gets no cheaper: a JVM compiles what is used often. */
  private void warmUp(Operation operation, PrintStream out) {
    double best = Double.MAX_VALUE;
    int since = 0;
    for (int i = 0; i < MOST_WARM_UPS && since < STEADY; i++) {
      double micros = measure(operation);
      out.printf(Locale.ROOT, "warm-up, %s: %.0f µs each%n", operation.name(), micros);
      since = micros < best * BETTER ? 0 : since + 1;
      best = Math.min(best, micros);
    }
  }

  private double measure(Operation operation) {
    long cpu = operation.figures().cpuMicros();
    long began = System.nanoTime();
    List<CompletableFuture<Void>> running = new ArrayList<>(window);
    for (int i = 0; i < window; i++) {
      await(began + TimeUnit.SECONDS.toNanos(i) / perSecond);
      running.add(operation.once(i));
    }
    running.forEach(CompletableFuture::join);
    return (operation.figures().cpuMicros() - cpu) / (double) window;
  }

  private static void await(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private String table(Map<String, List<Double>> figures) {
    StringBuilder table = new StringBuilder();
    table.append("| ").append(window).append(" each round, ").append(perSecond).append(" a second");
    table.append(" | CPU µs each | against the first |\n|--|--|--|\n");
    double first = median(figures.values().iterator().next());
    figures.forEach(
        (name, rounds) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %.0f (%.0f–%.0f) | %.2f |%n",
                    name,
                    median(rounds),
                    rounds.stream().mapToDouble(d -> d).min().orElse(0),
                    rounds.stream().mapToDouble(d -> d).max().orElse(0),
                    first / median(rounds))));
    return table.toString();
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
