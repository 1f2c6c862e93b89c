package org.confab.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's coturn on the loopback address with one user, started here. */
public final class Coturn implements AutoCloseable {
  /** The user. */
  public static final String USER = "bench";

  /** The user's password. */
  public static final String PASSWORD = "secret";

  private static final Path PROGRAM = Path.of("/usr/bin/turnserver");

  private final PeerProcess process;

  private Coturn(PeerProcess process) {
    this.process = process;
  }

  /** Whether it is installed. */
  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /**
   * Starts it, with one relay thread: more make each packet dearer on a small machine.
   *
   * @param directory for its database and log; made if it is not there
   * @param port UDP and TCP
   * @param first lowest relayed port
   * @param last highest relayed port
   */
  public static Coturn start(Path directory, int port, int first, int last) {
    try {
      Path folder = Files.createDirectories(directory).toAbsolutePath();
      return new Coturn(
          PeerProcess.start(
              List.of(
                  PROGRAM.toString(),
                  "-n",
                  "--log-file=stdout",
                  "--simple-log",
                  "--no-cli",
                  "--no-tls",
                  "--no-dtls",
                  "--listening-ip=127.0.0.1",
                  "--relay-ip=127.0.0.1",
                  "--listening-port=" + port,
                  "--min-port=" + first,
                  "--max-port=" + last,
                  "--lt-cred-mech",
                  "--user=" + USER + ":" + PASSWORD,
                  "--realm=bench.test",
                  "--relay-threads=1",
                  "--allow-loopback-peers",
                  "--pidfile=" + folder.resolve("turn.pid"),
                  "--userdb=" + folder.resolve("turn.sqlite")),
              Map.of(),
              folder.resolve("turn.log"),
              port));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Its process. */
  public long pid() {
    return process.pid();
  }

  /** Where it listens, UDP and TCP. */
  public InetSocketAddress address() {
    return process.address();
  }

  @Override
  public void close() {
    process.close();
  }
}
