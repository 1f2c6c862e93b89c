package org.confab.mediaserver.ice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A stream of libnice, the library that Communicator clients on Linux do ICE with, as a process
 * ({@code src/test/c/nicepeer.c}, built by the first test that needs it).
 */
final class NicePeer implements AutoCloseable {
  private static final Path SOURCE = Path.of("src", "test", "c", "nicepeer.c");
  private static final long PATIENCE_S = 20;

  private final Process process;
  private final Writer orders;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> said = new ArrayList<>();

  private NicePeer(Process process) {
    this.process = process;
    orders = process.outputWriter(StandardCharsets.US_ASCII);
    Thread reader = new Thread(this::read, "nicepeer");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts one; the test is skipped, which in CI is a failure, if libnice is not installed. */
  static NicePeer start(String dialect, String role) {
    try {
      return new NicePeer(new ProcessBuilder(program().toString(), dialect, role).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized Path program() throws IOException {
    Path source = Files.exists(SOURCE) ? SOURCE : Path.of("media-server").resolve(SOURCE);
    Path program = Files.createDirectories(Path.of("target")).resolve("nicepeer").toAbsolutePath();
    if (Files.exists(program)
        && Files.getLastModifiedTime(program).compareTo(Files.getLastModifiedTime(source)) > 0) {
      return program;
    }
    String libraries = run("pkg-config", "--cflags", "--libs", "nice");
    Assumptions.assumeFalse(
        libraries.isBlank() || run("gcc", "--version").isEmpty(),
        "not installed: gcc, libnice-dev");
    List<String> command = new ArrayList<>(List.of("gcc", "-std=gnu11", "-Wall", "-O1", "-o"));
    command.add(program.toString());
    command.add(source.toString());
    Stream.of(libraries.strip().split("\\s+")).forEach(command::add);
    String output = run(command.toArray(String[]::new));
    if (!Files.isExecutable(program)) {
      throw new AssertionError("nicepeer does not build " + output);
    }
    return program;
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

  private void read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      in.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException ended) {
      lines.add("ended " + ended.getMessage());
    }
  }

  /** Gives an order. */
  void order(String line) {
    try {
      orders.write(line + "\n");
      orders.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it has said this line; what it said before counts. Returns all that it said. */
  List<String> await(String wanted) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    try {
      while (!said.contains(wanted)) {
        String line = lines.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (line == null) {
          throw new AssertionError("libnice never said: " + wanted + ", but " + said);
        }
        said.add(line);
      }
      return List.copyOf(said);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All that it has said so far. */
  List<String> heard() {
    lines.drainTo(said);
    return List.copyOf(said);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
