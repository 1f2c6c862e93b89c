package org.confab.bench.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of the table of workloads, {@code bench/workloads.tsv}, which help, the run and the report
 * are made of.
 *
 * @param name as it is asked for
 * @param instance what it needs to run beside it: shared, large, directory, start or none
 * @param packages Debian's, of the peers; {@code -} is none
 * @param usual options in the whole run; {@code -} if it is no part of that
 * @param quick options in the quick run; {@code -} if it is no part of that
 * @param goals what is to come out
 * @param what it does, a sentence
 */
public record Workload(
    String name,
    String instance,
    String packages,
    String usual,
    String quick,
    List<Goal> goals,
    String what) {
  private static final int COLUMNS = 7;

  /** All of them, in the order of the run. */
  public static List<Workload> read(Path table) {
    try {
      return parse(Files.readAllLines(table));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static List<Workload> parse(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Workload::one)
        .toList();
  }

  /** The programs among the packages, without their modules and tools. */
  String peers() {
    return Stream.of(packages.split(" ", -1))
        .filter(name -> !name.contains("-") && !name.equals("sqlite3"))
        .collect(Collectors.joining(", "));
  }

  private static Workload one(String line) {
    String[] cells = line.split("\t+", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalArgumentException(cells.length + " columns: " + line);
    }
    return new Workload(
        cells[0], cells[1], cells[2], cells[3], cells[4], Goal.parse(cells[5]), cells[6]);
  }
}
