package org.confab.mediaserver.relay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.confab.mediaserver.figures.Figures;
import org.confab.protocol.location.Subnet;
import org.confab.protocol.mras.RelayCredentials;
import org.confab.protocol.mras.RelayKey;

/** A relay with real sockets on 127.0.0.1 that reaches 127.0.0.0/8. */
final class RunningRelay implements AutoCloseable {
  static final RelayKey KEY = new RelayKey("test", new byte[RelayKey.LENGTH]);
  private static final int FIRST = 61_000;
  private static final int LAST = 61_199;
  private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

  private final Figures figures = new Figures();
  private final int port;
  private final Relay relay;

  RunningRelay(RelayLimits limits) throws IOException {
    this(limits, List.of(Subnet.parse("127.0.0.0/8")));
  }

  RunningRelay(RelayLimits limits, List<Subnet> peers) throws IOException {
    port = free();
    InetAddress here = InetAddress.getByName("127.0.0.1");
    relay =
        new Relay(
            new RelaySettings(here, here, port, port, FIRST, LAST, FIRST, peers), limits, figures);
    relay.keys(List.of(KEY));
  }

  RelayCredentials credentials(String identity) {
    return KEY.issue(1, identity, Instant.now().plus(Duration.ofHours(1)));
  }

  Relay relay() {
    return relay;
  }

  Figures figures() {
    return figures;
  }

  int port() {
    return port;
  }

  /** Waits until no client is connected over TCP any more. */
  void awaitNoConnections() {
    await(() -> relay.connections() == 0);
  }

  /** Waits until it is so. */
  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not come to that");
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    relay.close();
  }
}
