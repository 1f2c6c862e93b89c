package org.confab.mediaserver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A peer as a process ({@code src/test/c}): it takes orders and says things, one line each. */
public final class CPeer implements AutoCloseable {
  private static final long PATIENCE_S = 60;

  private final String name;
  private final Process process;
  private final Writer orders;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> said = new ArrayList<>();

  private CPeer(String name, Process process) {
    this.name = name;
    this.process = process;
    orders = process.outputWriter(StandardCharsets.US_ASCII);
    Thread reader = new Thread(this::read, name);
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts a program with these arguments. */
  public static CPeer start(Path program, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    try {
      return new CPeer(
          program.getFileName().toString(),
          new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
  public void order(String line) {
    try {
      orders.write(line + "\n");
      orders.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it has said this line; what it said before counts. Returns all that it said. */
  public List<String> await(String wanted) {
    await(wanted, wanted::equals);
    return List.copyOf(said);
  }

  /** Waits until it has said such a line; what it said before counts. Returns the first. */
  public String await(String what, Predicate<String> wanted) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    for (int at = 0; ; at++) {
      if (at == said.size()) {
        said.add(next(what, end));
      }
      if (wanted.test(said.get(at))) {
        return said.get(at);
      }
    }
  }

  private String next(String what, long end) {
    try {
      String line = lines.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (line == null) {
        throw new AssertionError(name + " never said: " + what + ", but " + said);
      }
      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All that it has said so far. */
  public List<String> heard() {
    lines.drainTo(said);
    return List.copyOf(said);
  }

  /** What it has said so far counts no more. */
  public void forget() {
    lines.clear();
    said.clear();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
