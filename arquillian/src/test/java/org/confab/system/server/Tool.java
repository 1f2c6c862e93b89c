package org.confab.system.server;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.opentest4j.TestAbortedException;

/**
 * A program that a test needs and the build cannot bring. Where one is missing the test is skipped
 * aloud; in CI ({@code CI=true}) that is a failure.
 */
public final class Tool {
  private Tool() {}

  /** Goes on only if all these programs are on the path. */
  public static void require(String... programs) {
    String missing =
        Arrays.stream(programs)
            .filter(program -> !onPath(program))
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      skip("not installed: " + missing);
    }
  }

  /** Goes on only if this command ends with 0. */
  public static void requireSuccess(String what, String... command) {
    if (Shell.run(command).code() != 0) {
      skip("not installed: " + what);
    }
  }

  /** A Python that has this module; the distribution's own first, for its packages are there. */
  public static String pythonWith(String module) {
    for (String python : List.of("/usr/bin/python3", "python3")) {
      boolean there = python.startsWith("/") ? Files.isExecutable(Path.of(python)) : onPath(python);
      if (there && Shell.run(python, "-c", "import " + module).code() == 0) {
        return python;
      }
    }
    skip("not installed: a Python with " + module);
    throw new IllegalStateException("skipping ends the test");
  }

  /** Where a program is; goes on only if it is there. */
  static Path path(String program) {
    require(program);
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  private static boolean onPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static void skip(String reason) {
    if ("true".equalsIgnoreCase(System.getenv("CI"))) {
      throw new AssertionError(reason + " (a skip for a missing tool fails in CI)");
    }
    System.err.println("SKIPPED: " + reason);
    throw new TestAbortedException(reason);
  }
}
