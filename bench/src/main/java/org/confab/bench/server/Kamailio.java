package org.confab.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's kamailio as presence server, started here and ended by its own process id. */
public final class Kamailio implements AutoCloseable {
  private static final Path TABLES = Path.of("/usr/share/kamailio/db_sqlite");
  private static final int SHARED_MEGABYTES = 1024;
  private static final int PRIVATE_MEGABYTES = 16;

  private final PeerProcess process;

  private Kamailio(PeerProcess process) {
    this.process = process;
  }

  /** Whether it is installed, with the modules that are needed. */
  public static boolean isInstalled() {
    return Files.exists(TABLES.resolve("presence-create.sql"))
        && Files.isExecutable(Path.of("/usr/sbin/kamailio"))
        && Files.isExecutable(Path.of("/usr/bin/sqlite3"));
  }

  /**
   * Starts it.
   *
   * @param configuration its file
   * @param directory for its database, log and control socket; made if it is not there
   */
  public static Kamailio start(Path configuration, Path directory, int port) {
    try {
      Files.createDirectories(directory);
      Files.deleteIfExists(directory.resolve("control"));
      Files.deleteIfExists(directory.resolve("presence.sqlite"));
      for (String schema : List.of("standard", "presence")) {
        createTables(TABLES.resolve(schema + "-create.sql"), directory.resolve("presence.sqlite"));
      }
      return new Kamailio(launch(configuration.toAbsolutePath(), directory.toAbsolutePath(), port));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void createTables(Path schema, Path database) throws IOException {
    Process sqlite =
        new ProcessBuilder("/usr/bin/sqlite3", database.toString())
            .redirectInput(schema.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (sqlite.waitFor() != 0) {
        throw new IOException("sqlite3 refused " + schema);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  private static PeerProcess launch(Path configuration, Path directory, int port)
      throws IOException {
    List<String> command =
        List.of(
            "/usr/sbin/kamailio",
            "-DD",
            "-E",
            "-m",
            Integer.toString(SHARED_MEGABYTES),
            "-M",
            Integer.toString(PRIVATE_MEGABYTES),
            "-f",
            configuration.toString(),
            "-Y",
            directory.toString());
    Map<String, String> environment =
        Map.of("BENCH_DIRECTORY", directory.toString(), "BENCH_PORT", Integer.toString(port));
    return PeerProcess.start(command, environment, directory.resolve("kamailio.log"), port);
  }

  /** Its process. */
  public long pid() {
    return process.pid();
  }

  /** Where it listens, TCP. */
  public InetSocketAddress sip() {
    return process.address();
  }

  @Override
  public void close() {
    process.close();
  }
}
