package org.confab.protocol.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Lets jazzer look for new ways through a target's code: a process for each target, seeds and what
 * it has learnt in {@code target/fuzz/NAME/corpus}, what it finds in {@code target/fuzz/NAME}. The
 * profile {@code fuzz} runs it; {@code -Dfuzz.runs} bounds it.
 */
public final class JazzerRun {
  /** Inputs for each target. */
  private static final long RUNS = Long.getLong("fuzz.runs", 10_000_000);

  /** One input that takes longer is a finding, in seconds. */
  private static final int MOST_SECONDS = 60;

  /** More memory than that is one too, in MB. */
  private static final int MOST_MEGABYTES = 1_024;

  private static final int LONGEST = 4_096;
  private static final long MOST_HOURS = 12;

  private JazzerRun() {}

  /** A test for each target of a table that was chosen. */
  public static Stream<DynamicTest> tests(FuzzTargets table) {
    return table.chosen().stream()
        .map(target -> DynamicTest.dynamicTest(target.name(), () -> run(table, target)));
  }

  private static void run(FuzzTargets table, FuzzTarget<?> target)
      throws IOException, InterruptedException {
    Path folder = Path.of("target", "fuzz", target.name()).toAbsolutePath();
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    int number = 0;
    for (byte[] seed : target.seedBytes()) {
      Files.write(corpus.resolve("seed-" + number++), seed);
    }
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(command(table, target, corpus))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!process.waitFor(MOST_HOURS, TimeUnit.HOURS)) {
        throw new AssertionError(target.name() + " did not end, see " + log);
      }
      if (process.exitValue() != 0) {
        throw new AssertionError("a finding in " + target.name() + ", see " + log);
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> command(FuzzTargets table, FuzzTarget<?> target, Path corpus) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        "-Xmx%dm".formatted(MOST_MEGABYTES),
        "-XX:+EnableDynamicAgentLoading",
        "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + JazzerTarget.class.getName(),
        "--target_args=" + table.getClass().getName() + " " + target.name(),
        "--instrumentation_includes=org.confab.**",
        "--custom_hook_includes=org.confab.**",
        String.format(Locale.ROOT, "-runs=%d", RUNS),
        "-max_len=" + LONGEST,
        "-timeout=" + MOST_SECONDS,
        corpus.toString());
  }
}
