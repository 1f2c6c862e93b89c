package org.confab.mediaserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs of {@code src/test/c}, built by the first test that needs them. */
public final class CProgram {
  private static final Path SOURCES = Path.of("src", "test", "c");

  private CProgram() {}

  /**
   * The program of that name; the test is skipped, which in CI is a failure, if a tool is missing.
   *
   * @param library what it needs, as pkg-config names it
   * @param more it needs, as the linker names it
   */
  public static synchronized Path built(String name, String library, String... more)
      throws IOException {
    Path sources = Files.exists(SOURCES) ? SOURCES : Path.of("media-server").resolve(SOURCES);
    Path source = sources.resolve(name + ".c");
    Path program = Files.createDirectories(Path.of("target")).resolve(name).toAbsolutePath();
    if (Files.exists(program)
        && Files.getLastModifiedTime(program).compareTo(Files.getLastModifiedTime(source)) > 0) {
      return program;
    }
    String libraries = run("pkg-config", "--cflags", "--libs", library);
    Assumptions.assumeFalse(
        libraries.isBlank() || run("gcc", "--version").isEmpty(),
        "not installed: gcc, lib" + library + "-dev");
    List<String> command = new ArrayList<>(List.of("gcc", "-std=gnu11", "-Wall", "-O1", "-o"));
    command.add(program.toString());
    command.add(source.toString());
    Stream.of(libraries.strip().split("\\s+")).forEach(command::add);
    command.addAll(List.of(more));
    String output = run(command.toArray(String[]::new));
    if (!Files.isExecutable(program)) {
      throw new AssertionError(name + " does not build " + output);
    }
    return program;
  }

  /** The test is skipped, which in CI is a failure, if GStreamer has not this plugin. */
  public static void needsPlugin(String name, String debianPackage) throws IOException {
    String folder = run("pkg-config", "--variable=pluginsdir", "gstreamer-1.0").strip();
    Assumptions.assumeTrue(
        !folder.isEmpty() && Files.exists(Path.of(folder).resolve("libgst" + name + ".so")),
        "not installed: " + debianPackage);
  }

  /** What a command prints; nothing if it is not there or fails. */
  private static String run(String... command) throws IOException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? output : "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (IOException notThere) {
      return "";
    }
  }
}
