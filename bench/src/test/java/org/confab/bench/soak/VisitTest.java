package org.confab.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.confab.bench.net.Reactor;
import org.confab.bench.sip.Communicator;
import org.confab.bench.sip.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class VisitTest {
  @Test
  @Timeout(60)
  void whoseConnectionBreaksIsCountedOnceAndKeepsNobodyWaiting() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Reactor reactor = new Reactor()) {
      InetSocketAddress address =
          new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
      Visit visit =
          new Visit(
              new Communicator(reactor, address, "a", "litwareinc.com", "secret"),
              List.of("sip:b@litwareinc.com"));
      try (Socket accepted = server.accept()) {
        CompletableFuture<Void> come = visit.come();
        accepted.setSoTimeout(10_000);
        assertThat(accepted.getInputStream().read()).isPositive();
        accepted.close();
        come.join();
      }

      assertThat(visit.failure())
          .hasValueSatisfying(thrown -> assertThat(thrown).hasRootCauseInstanceOf(Ended.class));
      // Each of these would wait for a minute, if it were tried.
      assertThat(visit.publish(1)).isCompleted();
      assertThat(visit.hear()).isCompleted();
      assertThat(visit.go(true)).isCompleted();
      assertThat(visit.told()).isZero();
    }
  }
}
