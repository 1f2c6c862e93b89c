package org.confab.bench.media;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.confab.bench.report.Figure;
import org.confab.bench.report.Findings;

/** All windows of mixing as CSV, and their medians as a Markdown table. */
final class MixingTable {
  private static final double PERCENT = 100;

  private final Rows rows;
  private final String first;
  private final Findings findings;
  private final Map<String, List<MixingFigures>> windows = new LinkedHashMap<>();

  /**
   * Writes into that directory.
   *
   * @param first the side that the others are compared with
   */
  MixingTable(Path directory, String first, Findings findings) {
    this.first = first;
    this.findings = findings;
    rows = new Rows(directory.resolve("mixing.csv"), MixingFigures.CSV_HEAD);
  }

  /** One more window; what to print of it. */
  String add(MixingFigures figures) {
    windows
        .computeIfAbsent(
            key(figures.legs(), figures.talking(), figures.side()), any -> new ArrayList<>())
        .add(figures);
    findings.add(
        "%s, mixing %d legs, %d talk".formatted(figures.side(), figures.legs(), figures.talking()),
        Map.of(
            Figure.WARM,
            figures.cpuMicros(),
            Figure.P50,
            figures.p50(),
            Figure.P99,
            figures.p99()));
    return rows.add(figures::csv);
  }

  @Override
  public String toString() {
    StringBuilder table = new StringBuilder();
    table.append("| legs | talking of a room | | CPU µs a leg-second | legs a core | of the first");
    table.append(" | p50 ms | p99 ms | worst ms | missing % | late ticks |\n");
    table.append("|--|--|--|--|--|--|--|--|--|--|--|\n");
    windows.values().forEach(all -> table.append(line(all)));
    return table.toString();
  }

  private String line(List<MixingFigures> all) {
    MixingFigures any = all.get(0);
    double legs = median(all, MixingFigures::legsOfCore);
    return String.format(
        Locale.ROOT,
        "| %d | %d | %s%s | %.0f | %.0f | %s | %.2f | %.2f | %.1f | %.3f | %s |%n",
        any.legs(),
        any.talking(),
        any.side(),
        all.stream().allMatch(MixingFigures::well) ? "" : ", not borne",
        median(all, MixingFigures::cpuMicros),
        legs,
        ratio(any, legs),
        median(all, MixingFigures::p50),
        median(all, MixingFigures::p99),
        all.stream().mapToDouble(MixingFigures::worst).max().orElse(0),
        PERCENT * median(all, MixingFigures::missing),
        any.late() < 0
            ? "not told"
            : Long.toString(all.stream().mapToLong(MixingFigures::late).sum()));
  }

  private String ratio(MixingFigures window, double legs) {
    List<MixingFigures> other = windows.get(key(window.legs(), window.talking(), first));
    return other == null
        ? "–"
        : String.format(Locale.ROOT, "%.2f", legs / median(other, MixingFigures::legsOfCore));
  }

  private static String key(int legs, int talking, String side) {
    return legs + " " + talking + " " + side;
  }

  private static double median(List<MixingFigures> all, ToDoubleFunction<MixingFigures> figure) {
    double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
