package org.confab.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the last run of a workload has found, as {@link Findings} wrote it.
 *
 * @param date of its first line, UTC
 * @param load of the machine over a minute, with the first line
 * @param operations by name, in the order of the run; of each figure all rounds
 * @param ended whether the run came to its end; else it broke off somewhere
 */
public record Measured(
    String date, double load, Map<String, Map<Figure, List<Double>>> operations, boolean ended) {
  private static final Pattern LINE =
      Pattern.compile("([^,]+),([^,]+),\"([^\"]*)\",([a-z0-9_]+),([-0-9.]+)");

  /** Reads it; empty if that workload has not been run. */
  public static Optional<Measured> read(Path directory, String workload) {
    Path file = Findings.file(directory, workload);
    try {
      return Files.exists(file) ? parse(Files.readAllLines(file)) : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Reads lines; those that are no figures are passed over. */
  static Optional<Measured> parse(List<String> lines) {
    Map<String, Map<Figure, List<Double>>> operations = new LinkedHashMap<>();
    Optional<Matcher> first = Optional.empty();
    for (String line : lines) {
      Matcher read = LINE.matcher(line);
      Optional<Figure> figure = read.matches() ? Figure.of(read.group(4)) : Optional.empty();
      if (figure.isPresent()) {
        first = first.or(() -> Optional.of(read));
        operations
            .computeIfAbsent(read.group(3), any -> new EnumMap<>(Figure.class))
            .computeIfAbsent(figure.get(), any -> new ArrayList<>())
            .add(Double.valueOf(read.group(5)));
      }
    }
    return first.map(
        line ->
            new Measured(
                line.group(1),
                Double.parseDouble(line.group(2)),
                operations,
                lines.contains(Findings.END)));
  }

  /**
   * What all rounds come to: of what is counted the sum, of what is measured the median; empty if
   * that was not measured.
   */
  public OptionalDouble figure(String operation, Figure figure) {
    List<Double> rounds = operations.getOrDefault(operation, Map.of()).get(figure);
    return rounds == null ? OptionalDouble.empty() : OptionalDouble.of(of(figure, rounds));
  }

  private static double of(Figure figure, List<Double> rounds) {
    return figure.isTotal()
        ? rounds.stream().mapToDouble(Double::doubleValue).sum()
        : Statistics.median(rounds);
  }

  /** A table: a line for each operation, a column for each figure that any of them has. */
  public String table() {
    List<Figure> columns =
        List.of(Figure.values()).stream()
            .filter(figure -> operations.values().stream().anyMatch(of -> of.containsKey(figure)))
            .toList();
    StringBuilder table = new StringBuilder("| |");
    columns.forEach(column -> table.append(' ').append(column.heading()).append(" |"));
    table.append("\n|--|").append("--|".repeat(columns.size())).append('\n');
    operations.forEach(
        (operation, figures) -> {
          table.append("| ").append(operation).append(" |");
          for (Figure column : columns) {
            table.append(' ').append(cell(column, figures.getOrDefault(column, List.of())));
            table.append(" |");
          }
          table.append('\n');
        });
    return table.toString();
  }

  /** What they come to; of processor time in several rounds the lowest and the highest too. */
  private static String cell(Figure figure, List<Double> rounds) {
    if (rounds.isEmpty()) {
      return "–";
    }
    String median = figure.show(of(figure, rounds));
    boolean spread = figure == Figure.WARM || figure == Figure.CPU;
    return spread && rounds.size() > 1
        ? median
            + " ("
            + figure.show(Statistics.lowest(rounds))
            + "–"
            + figure.show(Statistics.highest(rounds))
            + ")"
        : median;
  }
}
