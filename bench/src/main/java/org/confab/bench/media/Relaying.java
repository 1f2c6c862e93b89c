package org.confab.bench.media;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.confab.bench.report.Figure;
import org.confab.bench.report.Findings;

/**
 * Relaying at several servers in turn, at equal and rising rates, with the same load generator; a
 * server that loses packets is not asked for more.
 *
 * @param rates packets in a second, both ways together
 * @param clients relayed addresses
 * @param seconds of a window
 * @param rounds how often each rate is measured
 */
public record Relaying(List<Integer> rates, int clients, int seconds, int rounds) {
  private static final int WARM_UPS = 3;
  private static final double PERCENT = 100;

  /** Runs it; returns a table. */
  String run(List<TurnSide> sides, Path results, Findings findings, PrintStream out) {
    Rows rows = new Rows(results.resolve("relaying.csv"), RelayFigures.CSV_HEAD);
    Map<String, List<RelayFigures>> windows = new LinkedHashMap<>();
    for (int each = 0; each < WARM_UPS; each++) {
      sides.forEach(side -> measure(side, rates.get(0)));
    }
    List<TurnSide> order = new ArrayList<>(sides);
    Set<TurnSide> able = new HashSet<>(sides);
    for (int rate : rates) {
      Set<TurnSide> borne = new HashSet<>();
      for (int round = 0; round < rounds; round++) {
        for (TurnSide side : order) {
          if (able.contains(side)) {
            RelayFigures figures = measure(side, rate);
            out.println(rows.add(figures::csv));
            findings.add(
                "%s, relaying %d a second".formatted(figures.side(), rate),
                Map.of(Figure.WARM, figures.cpuMicros(), Figure.RATE, figures.perSecond()));
            windows.computeIfAbsent(key(rate, side.name()), any -> new ArrayList<>()).add(figures);
            if (figures.well()) {
              borne.add(side);
            }
          }
        }
        Collections.reverse(order);
      }
      able.retainAll(borne);
    }
    return table(windows, sides.get(0).name());
  }

  private RelayFigures measure(TurnSide side, int rate) {
    try (Traffic traffic = new Traffic(side, clients)) {
      return traffic.run(rate, seconds);
    } catch (IOException failed) {
      throw new UncheckedIOException(side.name(), failed);
    }
  }

  private static String table(Map<String, List<RelayFigures>> windows, String first) {
    StringBuilder table = new StringBuilder();
    table.append(
        "| packets a second | | sent a second | CPU µs a packet | of the first | lost % |\n");
    table.append("|--|--|--|--|--|--|\n");
    for (List<RelayFigures> all : windows.values()) {
      RelayFigures any = all.get(0);
      double cpu = median(all, RelayFigures::cpuMicros);
      List<RelayFigures> other = windows.get(key(any.asked(), first));
      table.append(
          String.format(
              Locale.ROOT,
              "| %d | %s%s | %.0f%s | %.2f | %s | %.3f |%n",
              any.asked(),
              any.side(),
              all.stream().allMatch(RelayFigures::well) ? "" : ", not borne",
              median(all, RelayFigures::perSecond),
              all.stream().allMatch(RelayFigures::asAsked) ? "" : " (no more could be sent)",
              cpu,
              other == null
                  ? "–"
                  : String.format(
                      Locale.ROOT, "%.2f", median(other, RelayFigures::cpuMicros) / cpu),
              PERCENT * median(all, RelayFigures::lost)));
    }
    return table.toString();
  }

  private static String key(int rate, String side) {
    return rate + " " + side;
  }

  private static double median(List<RelayFigures> all, ToDoubleFunction<RelayFigures> figure) {
    double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
