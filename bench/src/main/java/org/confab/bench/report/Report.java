package org.confab.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Keeps every round in a CSV file; at the end writes the medians as a Markdown table. */
public final class Report {
  private final Path directory;
  private final Map<String, Map<String, List<Figures>>> rounds = new LinkedHashMap<>();

  /** Writes into that directory, which is made if it is not there. */
  public Report(Path directory) {
    this.directory = directory;
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("presence.csv"), Figures.CSV_HEAD + "\n");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** One more round. */
  public void add(Figures figures) {
    rounds
        .computeIfAbsent(figures.window(), any -> new LinkedHashMap<>())
        .computeIfAbsent(figures.side(), any -> new ArrayList<>())
        .add(figures);
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    write("presence.csv", figures.csv(load) + "\n");
  }

  /** The table; the first side is what the others are compared with. */
  public String finish() {
    StringBuilder all = new StringBuilder();
    rounds.forEach((window, sides) -> all.append(table(window, sides)));
    write("presence.md", all.toString());
    return all.toString();
  }

  private static String table(String window, Map<String, List<Figures>> sides) {
    StringBuilder table = new StringBuilder("\n").append(window).append(":\n\n");
    table.append(
        "| | CPU µs each | ratio | each/s | p50 ms | p99 ms | lost | merged | bytes | MiB |\n");
    table.append("|--|--|--|--|--|--|--|--|--|--|\n");
    double peer = 0;
    for (Map.Entry<String, List<Figures>> side : sides.entrySet()) {
      List<Figures> all = side.getValue();
      double cpu = Figures.median(all, Figures::cpuMicros);
      peer = peer == 0 ? cpu : peer;
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %.1f | %.2f | %.0f | %.1f | %.1f | %d | %d | %.0f | %.0f |%n",
              side.getKey(),
              cpu,
              peer / cpu,
              Figures.median(all, Figures::perSecond),
              Figures.median(all, Figures::p50),
              Figures.median(all, Figures::p99),
              all.stream().mapToInt(Figures::lost).sum(),
              all.stream().mapToInt(Figures::merged).sum(),
              Figures.median(all, Figures::bytes),
              Figures.median(all, Figures::memoryMib)));
    }
    return table.toString();
  }

  private void write(String file, String text) {
    try {
      Files.writeString(
          directory.resolve(file),
          text,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
