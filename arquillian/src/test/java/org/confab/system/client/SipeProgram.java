package org.confab.system.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.confab.system.server.RunFolder;
import org.confab.system.server.Shell;
import org.confab.system.server.Tool;

/** The client program, built once per test run from {@code src/test/c}. */
final class SipeProgram {
  private static final Path FOLDER = RunFolder.of("sipeclient");

  private SipeProgram() {}

  /**
   * Starts it, by a command that is put before its own. What it says on standard error is added to
   * a file per user.
   */
  static Process start(
      List<String> before, String user, List<String> options, Map<String, String> environment) {
    List<String> command = new ArrayList<>(before);
    command.add(path().toString());
    command.addAll(options);
    try {
      Path errors = Files.createDirectories(FOLDER.resolve("log")).resolve(user + ".err");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
      // A client that is killed leaves its settings behind.
      builder
          .environment()
          .put("TMPDIR", Files.createDirectories(FOLDER.resolve("homes")).toString());
      builder.environment().putAll(environment);
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its path; builds it if it is not there or older than its sources. */
  private static synchronized Path path() {
    Tool.require("make", "gcc", "pkg-config");
    Tool.requireSuccess(
        "libpurple-dev, libgstreamer1.0-dev, libxml2-dev",
        "pkg-config",
        "--exists",
        "purple",
        "gstreamer-1.0",
        "libxml-2.0");
    FOLDER.toFile().mkdirs();
    Shell.Result made =
        Shell.run(
            List.of("make", "--silent", "OUT=" + FOLDER),
            Path.of("src", "test", "c").toAbsolutePath(),
            Map.of(),
            Duration.ofMinutes(2));
    Path program = FOLDER.resolve("sipeclient");
    if (made.code() != 0 || !Files.isExecutable(program)) {
      throw new AssertionError("the client does not build:\n" + made.output());
    }
    Tool.requireSuccess("pidgin-sipe", program.toString(), "--check");
    return program;
  }
}
