package org.confab.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Debian's kamailio started here and ended by its own process id. */
public final class Kamailio implements AutoCloseable {
  private static final Path TABLES = Path.of("/usr/share/kamailio/db_sqlite");
  private static final Path LIBRARIES = Path.of("/usr/lib");
  private static final int DEPTH = 4;
  private static final int SHARED_MEGABYTES = 1024;
  private static final int PRIVATE_MEGABYTES = 16;

  private final PeerProcess process;

  private Kamailio(PeerProcess process) {
    this.process = process;
  }

  /** Whether it is installed, with the modules that are needed; for TLS there is one more. */
  public static boolean isInstalled(boolean tls) {
    return (!tls || !modules().isEmpty())
        && Files.exists(TABLES.resolve("presence-create.sql"))
        && Files.isExecutable(Path.of("/usr/sbin/kamailio"))
        && Files.isExecutable(Path.of("/usr/bin/sqlite3"));
  }

  private static List<Path> modules() {
    try (Stream<Path> found =
        Files.find(LIBRARIES, DEPTH, (file, any) -> file.endsWith("kamailio/modules/tls.so"))) {
      return found.toList();
    } catch (IOException | UncheckedIOException unreadable) {
      return List.of();
    }
  }

  /**
   * Starts it.
   *
   * @param configuration its file
   * @param directory for its database, log and control socket; made if it is not there
   */
  public static Kamailio start(Path configuration, Path directory, int port) {
    return start(configuration, directory, port, List.of());
  }

  /**
   * Starts it so that it listens with TLS at the port behind it too, with the certificate that
   * clients of that instance are shown.
   */
  public static Kamailio startWithTls(
      Path configuration, Path directory, int port, Confab instance) {
    KeyFiles.write(instance, directory.toAbsolutePath());
    return start(configuration, directory, port, List.of("-A", "WITH_TLS"));
  }

  private static Kamailio start(Path configuration, Path directory, int port, List<String> more) {
    try {
      Files.createDirectories(directory);
      Files.deleteIfExists(directory.resolve("control"));
      Files.deleteIfExists(directory.resolve("presence.sqlite"));
      for (String schema : List.of("standard", "presence")) {
        createTables(TABLES.resolve(schema + "-create.sql"), directory.resolve("presence.sqlite"));
      }
      return new Kamailio(
          launch(configuration.toAbsolutePath(), directory.toAbsolutePath(), port, more));
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

  private static PeerProcess launch(Path configuration, Path directory, int port, List<String> more)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add("/usr/sbin/kamailio");
    command.addAll(more);
    command.addAll(
        List.of(
            "-DD",
            "-E",
            "-m",
            Integer.toString(SHARED_MEGABYTES),
            "-M",
            Integer.toString(PRIVATE_MEGABYTES),
            "-f",
            configuration.toString(),
            "-Y",
            directory.toString()));
    Map<String, String> environment =
        Map.of(
            "BENCH_DIRECTORY",
            directory.toString(),
            "BENCH_PORT",
            Integer.toString(port),
            "BENCH_TLS_PORT",
            Integer.toString(port + 1));
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

  /** Where it listens, TLS. */
  public InetSocketAddress sips() {
    return new InetSocketAddress(sip().getAddress(), sip().getPort() + 1);
  }

  @Override
  public void close() {
    process.close();
  }
}
