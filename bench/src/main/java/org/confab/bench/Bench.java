package org.confab.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.confab.bench.report.Findings;
import org.confab.bench.report.Measured;
import org.confab.bench.suite.Rebuild;

/**
 * Measures a Confab instance that runs. Arguments: the workload, then {@code --name value} pairs;
 * what there are, {@code ./confab help} and {@code ./confab bench list} tell. The workload {@code
 * report} measures nothing: it makes the page on performance anew.
 */
public final class Bench {
  private static final String REPORT = "report";

  private Bench() {}

  /** Runs one workload. */
  public static void main(String[] arguments) {
    if (arguments.length % 2 == 0) {
      System.err.println("confab: a workload and pairs of --name value are needed");
      System.exit(2);
    }
    List<String> pairs = Arrays.asList(arguments).subList(1, arguments.length);
    Arguments given = Arguments.of(pairs);
    if (arguments[0].equals(REPORT)) {
      report(given);
      return;
    }
    Optional<Consumer<Findings>> workload =
        Optional.ofNullable(new Runs(given).workloads().get(arguments[0]));
    if (workload.isEmpty()) {
      System.err.println("confab: there is no workload " + arguments[0]);
      System.exit(2);
    }
    Findings findings = new Findings(given.results(), arguments[0]);
    try {
      workload.ifPresent(run -> run.accept(findings));
    } catch (RuntimeException | Error broken) {
      // Threads that wait for connections would keep the process, and who waits for it.
      broken.printStackTrace();
      System.exit(1);
    }
    findings.end();
    Measured.read(given.results(), arguments[0])
        .ifPresent(measured -> System.out.println("\n" + measured.table()));
  }

  private static void report(Arguments given) {
    Path root = Path.of(given.value("--root", "."));
    Rebuild rebuild =
        new Rebuild(
            root.resolve("bench/workloads.tsv"),
            given.results(),
            root.resolve("docs/performance.md"),
            root.resolve("docs/pictures"));
    System.out.println(rebuild.run());
  }
}
