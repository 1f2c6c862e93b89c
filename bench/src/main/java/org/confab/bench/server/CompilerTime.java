package org.confab.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Processor time of the threads of a JVM that compile what is used often: what a server that has
 * run for long does not use. Of a thread that has ended since, nothing is known any more, so it is
 * rather too little than too much.
 *
 * @param micros of each such thread, user and system
 */
public record CompilerTime(Map<Long, Long> micros) {
  private static final long MICROS_PER_TICK = 10_000;

  /** Linux cuts names of threads after 15 characters. */
  private static final String NAME = "[A-Za-z0-9]+ CompilerThre.*";

  /** Of that process; nothing if it is no JVM or has ended. */
  public static CompilerTime of(long pid) {
    Map<Long, Long> micros = new HashMap<>();
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
      threads.forEach(
          thread ->
              stat(thread)
                  .filter(CompilerTime::compiles)
                  .ifPresent(
                      stat ->
                          micros.put(
                              Long.valueOf(thread.getFileName().toString()),
                              ProcessFigures.ticks(stat) * MICROS_PER_TICK)));
    } catch (IOException ended) {
      return new CompilerTime(Map.of());
    }
    return new CompilerTime(micros);
  }

  private static Optional<String> stat(Path thread) {
    try {
      return Optional.of(Files.readString(thread.resolve("stat")));
    } catch (IOException ended) {
      return Optional.empty();
    }
  }

  /** Whether that line of {@code /proc/PID/task/TID/stat} is of a thread that compiles. */
  static boolean compiles(String stat) {
    int from = stat.indexOf('(') + 1;
    int to = stat.lastIndexOf(')');
    return from > 0 && to > from && stat.substring(from, to).matches(NAME);
  }

  /** What those that live now have used since, in microseconds. */
  public long since(CompilerTime earlier) {
    return micros.entrySet().stream()
        .mapToLong(each -> each.getValue() - earlier.micros.getOrDefault(each.getKey(), 0L))
        .filter(used -> used > 0)
        .sum();
  }
}
