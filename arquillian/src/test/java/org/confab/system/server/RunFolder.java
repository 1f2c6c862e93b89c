package org.confab.system.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where tests put what they make. Tests run in several processes at a time, each of which has a
 * folder, a shared server and ports of its own.
 */
public final class RunFolder {
  private static final String PREFIX = "process-";
  private static final String NAME = System.getProperty("confab.test.process", PREFIX + 1);

  /** Which of them this process is, from 1. */
  static final int PROCESS = Integer.parseInt(NAME.substring(PREFIX.length()));

  private RunFolder() {}

  /** {@code target/it/process-1/NAME}; only what it is in is made. */
  public static Path of(String name) {
    Path all = Path.of("target", "it", NAME).toAbsolutePath();
    try {
      return Files.createDirectories(all).resolve(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
