package org.confab.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A part of ours in a Java of its own, so that its processor time can be told from that of the load
 * generator. It takes orders and answers, a line each; at the end of its input it ends.
 */
public final class OwnProcess implements AutoCloseable {
  /** What it says once it takes orders. */
  public static final String READY = "ready";

  private static final long END_SECONDS = 10;

  private final Process process;
  private final PrintWriter orders;
  private final BufferedReader answers;

  private OwnProcess(Process process) {
    this.process = process;
    orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    answers = process.inputReader(StandardCharsets.UTF_8);
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
  }

  /**
   * Starts it with the class path of this process; returns once it says that it is ready.
   *
   * @param options of its Java, separated by spaces
   * @param log where its errors go
   */
  public static OwnProcess start(String options, Class<?> main, List<String> arguments, Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options.strip().split(" +", -1)));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    try {
      OwnProcess started =
          new OwnProcess(new ProcessBuilder(command).redirectError(log.toFile()).start());
      while (!started.answer().equals(READY)) {
        // Its Java has something to say first.
      }
      return started;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Its number. */
  public long pid() {
    return process.pid();
  }

  /** Gives an order without waiting for the answer. */
  public void order(String line) {
    orders.println(line);
  }

  /** The next answer. */
  public String answer() {
    try {
      String line = answers.readLine();
      if (line == null) {
        throw new IllegalStateException("a process of ours has ended, its log tells why");
      }
      return line;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Gives an order; the answer. */
  public String ask(String line) {
    order(line);
    return answer();
  }

  @Override
  public void close() {
    orders.close();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
