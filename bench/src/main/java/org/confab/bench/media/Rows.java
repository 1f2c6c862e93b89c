package org.confab.bench.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.DoubleFunction;

/** A file of comma-separated values that grows while a run goes on. */
final class Rows {
  private final Path file;

  Rows(Path file, String head) {
    this.file = file;
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, head + "\n");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * One more line.
   *
   * @param line made with the load of the machine
   * @return that line
   */
  String add(DoubleFunction<String> line) {
    String written =
        line.apply(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    try {
      Files.writeString(file, written + "\n", StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return written;
  }
}
