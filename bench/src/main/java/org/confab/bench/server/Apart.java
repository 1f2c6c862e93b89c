package org.confab.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A server on a processor of its own, the first, and this load generator on the others, so that
 * neither can take the other's time; at the end each has what it had. With a single processor, or
 * without {@code taskset} (util-linux), they share what there is.
 */
public final class Apart implements AutoCloseable {
  private static final String TASKSET = "/usr/bin/taskset";
  private static final int SECONDS = 10;

  private final long pid;
  private final List<Integer> before;
  private final int server;
  private final Thread atTheEnd = new Thread(this::restore);

  private Apart(long pid, List<Integer> before, int server) {
    this.pid = pid;
    this.before = before;
    this.server = server;
  }

  /** Of that server, from now on. */
  public static Apart of(long pid) {
    List<Integer> all = allowed(read(Path.of("/proc/self/status")));
    if (all.size() < 2 || !Files.isExecutable(Path.of(TASKSET))) {
      return new Apart(pid, all, all.size());
    }
    Apart apart = new Apart(pid, all, 1);
    Runtime.getRuntime().addShutdownHook(apart.atTheEnd);
    pin(pid, all.subList(0, 1));
    pin(ProcessHandle.current().pid(), all.subList(1, all.size()));
    return apart;
  }

  /** Whether they share nothing. */
  public boolean isApart() {
    return server < before.size();
  }

  /** How many processors the server has. */
  public int server() {
    return server;
  }

  /** How many the load generator has. */
  public int generator() {
    return isApart() ? before.size() - server : before.size();
  }

  /** The processors of a line such as {@code Cpus_allowed_list: 0-2,5} of /proc/PID/status. */
  static List<Integer> allowed(String status) {
    List<Integer> all = new ArrayList<>();
    String list =
        status
            .lines()
            .filter(line -> line.startsWith("Cpus_allowed_list:"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no processors in " + status));
    for (String range : list.split(",", -1)) {
      String[] ends = range.split("-", -1);
      IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
          .forEach(all::add);
    }
    return all;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** All threads of that process, and thus those that they start. */
  private static void pin(long pid, List<Integer> processors) {
    String list = processors.stream().map(String::valueOf).collect(Collectors.joining(","));
    try {
      Process taskset =
          new ProcessBuilder(TASKSET, "-a", "-p", "-c", list, Long.toString(pid))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!taskset.waitFor(SECONDS, TimeUnit.SECONDS) || taskset.exitValue() != 0) {
        throw new IllegalStateException("process " + pid + " does not go to processor " + list);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private void restore() {
    if (ProcessHandle.of(pid).isPresent()) {
      pin(pid, before);
    }
    pin(ProcessHandle.current().pid(), before);
  }

  @Override
  public void close() {
    if (isApart()) {
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
      restore();
    }
  }
}
