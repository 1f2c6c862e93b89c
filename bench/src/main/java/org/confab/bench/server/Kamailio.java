package org.confab.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Debian's kamailio as presence server, started here and ended by its own process id. */
public final class Kamailio implements AutoCloseable {
  private static final Path TABLES = Path.of("/usr/share/kamailio/db_sqlite");
  private static final int SHARED_MEGABYTES = 1024;
  private static final int PRIVATE_MEGABYTES = 16;
  private static final Duration START = Duration.ofSeconds(30);

  private final Process process;
  private final int port;

  private Kamailio(Process process, int port) {
    this.process = process;
    this.port = port;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
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
      Kamailio started =
          new Kamailio(
              launch(configuration.toAbsolutePath(), directory.toAbsolutePath(), port), port);
      started.awaitListener();
      return started;
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

  private static Process launch(Path configuration, Path directory, int port) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
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
                directory.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("kamailio.log").toFile());
    builder.environment().put("BENCH_DIRECTORY", directory.toString());
    builder.environment().put("BENCH_PORT", Integer.toString(port));
    return builder.start();
  }

  private void awaitListener() throws IOException {
    long end = System.nanoTime() + START.toNanos();
    while (!listens()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new IOException("kamailio does not start; its kamailio.log tells why");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private boolean listens() {
    try (SocketChannel connected = SocketChannel.open(sip())) {
      return connected.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Its process. */
  public long pid() {
    return process.pid();
  }

  /** Where it listens, TCP. */
  public InetSocketAddress sip() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
