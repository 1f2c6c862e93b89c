package org.confab.system.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end. */
public final class Shell {
  private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(2);

  private Shell() {}

  /** How it ended: exit code, and standard output with standard error. */
  public record Result(int code, String output) {}

  /** Runs a command in the current folder. */
  public static Result run(String... command) {
    return run(List.of(command), Path.of("").toAbsolutePath(), Map.of(), DEFAULT_LIMIT);
  }

  /**
   * Runs a command. Its output goes through a file: a background process that it leaves behind may
   * keep its output open.
   *
   * @throws AssertionError if it does not end in time
   */
  public static Result run(
      List<String> command, Path folder, Map<String, String> environment, Duration limit) {
    try {
      Path output = Files.createTempFile("confab-it", ".out");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      String text = Files.readString(output, StandardCharsets.UTF_8);
      Files.delete(output);
      if (!ended) {
        throw new AssertionError(command + " did not end within " + limit + ":\n" + text);
      }
      return new Result(process.exitValue(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + command, e);
    }
  }
}
