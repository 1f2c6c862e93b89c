package org.confab.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's prosody with rooms, for people without names, started here. */
public final class Prosody implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/prosody");

  private final PeerProcess process;

  private Prosody(PeerProcess process) {
    this.process = process;
  }

  /** Whether it is installed. */
  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /**
   * Starts it.
   *
   * @param configuration its file
   * @param directory for its data and log; made if it is not there
   */
  public static Prosody start(Path configuration, Path directory, int port) {
    try {
      Files.createDirectories(directory);
      return new Prosody(
          PeerProcess.start(
              List.of(
                  PROGRAM.toString(), "--config", configuration.toAbsolutePath().toString(), "-F"),
              Map.of(
                  "BENCH_DIRECTORY",
                  directory.toAbsolutePath().toString(),
                  "BENCH_PORT",
                  Integer.toString(port)),
              directory.resolve("prosody.log"),
              port));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Its process. */
  public long pid() {
    return process.pid();
  }

  /** Where clients connect, TCP. */
  public InetSocketAddress address() {
    return process.address();
  }

  @Override
  public void close() {
    process.close();
  }
}
