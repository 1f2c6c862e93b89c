package org.confab.bench.suite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.confab.bench.report.Figure;
import org.confab.bench.report.Measured;

/** The pictures of a workload: processor time, and how long its operations took. */
final class Pictures {
  private static final String OURS = "Confab";

  private Pictures() {}

  /** Pictures by file name; those of which nothing was measured are not among them. */
  static Map<String, String> of(Workload workload, Measured measured) {
    Map<String, String> files = new LinkedHashMap<>();
    keep(files, "bench-" + workload.name() + "-cpu.svg", cpu(workload, measured));
    keep(files, "bench-" + workload.name() + "-times.svg", times(workload, measured));
    return files;
  }

  private static void keep(Map<String, String> files, String name, Bars picture) {
    if (!picture.isEmpty()) {
      files.put(name, picture.draw());
    }
  }

  private static Bars cpu(Workload workload, Measured measured) {
    Bars bars =
        new Bars(
            workload.name() + ": processor time of the server, µs each",
            "dark: warm; light: the JVM's compilers; line: goal");
    for (String operation : measured.operations().keySet()) {
      OptionalDouble warm = measured.figure(operation, Figure.WARM);
      if (warm.isPresent()) {
        double compilers = measured.figure(operation, Figure.COMPILERS).orElse(0);
        bars.with(
            new Bars.Bar(
                operation,
                operation.startsWith(OURS),
                warm.getAsDouble(),
                compilers,
                goal(workload, measured, operation),
                Figure.WARM.show(warm.getAsDouble())));
      }
    }
    return bars;
  }

  private static OptionalDouble goal(Workload workload, Measured measured, String operation) {
    return workload.goals().stream()
        .filter(goal -> goal.figure() == Figure.WARM && goal.operation().equals(operation))
        .map(goal -> goal.line(measured))
        .findFirst()
        .orElse(OptionalDouble.empty());
  }

  private static Bars times(Workload workload, Measured measured) {
    Bars bars =
        new Bars(
            workload.name() + ": how long it took, ms",
            "dark: half of them (p50); light: 99 of 100 (p99)");
    for (String operation : measured.operations().keySet()) {
      OptionalDouble half = measured.figure(operation, Figure.P50);
      OptionalDouble most = measured.figure(operation, Figure.P99);
      if (half.isPresent() && most.isPresent()) {
        bars.with(
            new Bars.Bar(
                operation,
                operation.startsWith(OURS),
                half.getAsDouble(),
                Math.max(0, most.getAsDouble() - half.getAsDouble()),
                OptionalDouble.empty(),
                Figure.P50.show(half.getAsDouble()) + " / " + Figure.P99.show(most.getAsDouble())));
      }
    }
    return bars;
  }
}
