package org.confab.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/**
 * What a run of one workload finds, kept line by line in {@code figures-WORKLOAD.csv}; what an
 * earlier run found is replaced with the first line.
 */
public final class Findings {
  static final String HEAD = "date,load1,operation,figure,value";

  /** The last line of a run that has come to its end. */
  static final String END = "end";

  private final Path file;
  private boolean begun;

  /** Of that workload; the directory is made if it is not there. */
  public Findings(Path directory, String workload) {
    file = file(directory, workload);
  }

  static Path file(Path directory, String workload) {
    return directory.resolve("figures-" + workload + ".csv");
  }

  /** What one round showed of an operation. */
  public void add(String operation, Map<Figure, Double> figures) {
    String date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    StringBuilder lines = new StringBuilder();
    figures.forEach(
        (figure, value) ->
            lines.append(
                String.format(
                    Locale.ROOT,
                    "%s,%.2f,\"%s\",%s,%.3f%n",
                    date,
                    load,
                    operation,
                    figure.key(),
                    value)));
    write(lines.toString());
  }

  /** The run has come to its end: what stands there is all of it. */
  public void end() {
    write(END + System.lineSeparator());
  }

  private void write(String lines) {
    try {
      if (!begun) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, HEAD + System.lineSeparator());
        begun = true;
      }
      Files.writeString(file, lines, StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
