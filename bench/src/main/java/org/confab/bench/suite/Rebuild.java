package org.confab.bench.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.bench.report.Figure;
import org.confab.bench.report.Measured;

/**
 * Makes the measured parts of the page on performance, and its pictures, anew out of what the last
 * runs have left.
 *
 * @param table of workloads
 * @param results where runs leave their figures
 * @param page the page, in Markdown
 * @param pictures the directory of its pictures
 */
public record Rebuild(Path table, Path results, Path page, Path pictures) {

  /** Does it; the table of goals, to be told. */
  public String run() {
    List<Workload> workloads = Workload.read(table);
    Map<String, String> parts = new LinkedHashMap<>();
    StringBuilder goals = new StringBuilder("| goal | measured | |\n|--|--|--|\n");
    try {
      Files.createDirectories(pictures);
      for (Workload workload : workloads) {
        Optional<Measured> measured = Measured.read(results, workload.name());
        if (measured.isPresent()) {
          Map<String, String> drawn = Pictures.of(workload, measured.get());
          for (Map.Entry<String, String> picture : drawn.entrySet()) {
            Files.writeString(pictures.resolve(picture.getKey()), picture.getValue());
          }
          parts.put(workload.name(), part(measured.get(), drawn));
        }
        workload.goals().forEach(goal -> goals.append(line(workload, goal, measured)));
      }
      parts.put("goals", goals.toString());
      parts.put("machine", Machine.describe(workloads));
      parts.put("workloads", overview(workloads));
      Files.writeString(page, Document.rebuilt(Files.readString(page), parts));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return goals.toString();
  }

  private String part(Measured measured, Map<String, String> drawn) {
    StringBuilder part = new StringBuilder();
    part.append("Measured ").append(measured.date());
    part.append(", load ").append(measured.load()).append(" when it began.\n\n");
    part.append(measured.table()).append('\n');
    String folder =
        page.toAbsolutePath().resolveSibling("").relativize(pictures.toAbsolutePath()) + "/";
    drawn
        .keySet()
        .forEach(
            file ->
                part.append("![")
                    .append(file.substring(0, file.lastIndexOf('.')))
                    .append("](")
                    .append(folder)
                    .append(file)
                    .append(")\n"));
    return part.toString();
  }

  private static String overview(List<Workload> workloads) {
    StringBuilder all = new StringBuilder("| workload | what | peers |\n|--|--|--|\n");
    workloads.forEach(
        each ->
            all.append("| `")
                .append(each.name())
                .append("` | ")
                .append(each.what())
                .append(" | ")
                .append(each.packages().equals("-") ? "–" : each.peers())
                .append(" |\n"));
    return all.toString();
  }

  private static String line(Workload workload, Goal goal, Optional<Measured> measured) {
    Verdict verdict = Verdict.of(goal, measured);
    return "| %s: %s, %s %s | %s | %s |%n"
        .formatted(
            workload.name(),
            goal.operation(),
            goal.figure().heading(),
            goal.wanted(),
            verdict.value().isEmpty() ? "–" : shown(goal, verdict.value().getAsDouble()),
            verdict.text());
  }

  private static String shown(Goal goal, double value) {
    return goal.measure().isEmpty() ? goal.figure().show(value) : Figure.SECONDS.show(value) + " ×";
  }
}
