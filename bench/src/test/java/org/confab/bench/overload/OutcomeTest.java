package org.confab.bench.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.confab.bench.net.NoSocket;
import org.confab.bench.net.Reactor;
import org.confab.bench.sip.Message;
import org.confab.bench.sip.Phone;
import org.confab.bench.sip.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OutcomeTest {
  private static final int LONG_SECONDS = 3600;

  private static Refused answer(String head) {
    return new Refused(new Message((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void onlyA503ThatSaysWhenToComeAgainIsRefusedAsItShould() {
    assertThat(Outcome.of(answer("SIP/2.0 503 Service Unavailable\r\nRetry-After: 7")))
        .isEqualTo(Outcome.REFUSED);
    assertThat(Outcome.of(answer("SIP/2.0 503 Service Unavailable"))).isEqualTo(Outcome.FAILED);
    assertThat(Outcome.of(answer("SIP/2.0 500 Server Error\r\nRetry-After: 7")))
        .isEqualTo(Outcome.FAILED);
  }

  @Test
  void theReasonIsLookedForBehindTheCompletion() {
    assertThat(Outcome.of(new CompletionException(new TimeoutException())))
        .isEqualTo(Outcome.UNANSWERED);
    assertThat(Outcome.of(new CompletionException(new NoSocket(new IOException("no files")))))
        .isEqualTo(Outcome.NOT_BEGUN);
    assertThat(Outcome.of(new IllegalStateException("what?"))).isEqualTo(Outcome.FAILED);
  }

  @Test
  @Timeout(30)
  void aServerThatClosesOrDoesNotListenRefusesAtTheDoor() throws IOException {
    InetSocketAddress address;
    try (Reactor reactor = new Reactor();
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      reactor.spread(2);
      address = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
      assertThat(outcome(reactor, address, server)).isEqualTo(Outcome.DOOR);
    }
    try (Reactor reactor = new Reactor()) {
      reactor.spread(2);
      assertThat(asked(new Phone(reactor, address, "sip:a@litwareinc.com")).join())
          .isEqualTo(Outcome.DOOR);
    }
  }

  private static Outcome outcome(Reactor reactor, InetSocketAddress address, ServerSocket server)
      throws IOException {
    CompletableFuture<Outcome> asked = asked(new Phone(reactor, address, "sip:a@litwareinc.com"));
    try (Socket accepted = server.accept()) {
      accepted.setSoTimeout(10_000);
      accepted.getInputStream().read();
    }
    return asked.join();
  }

  private static CompletableFuture<Outcome> asked(Phone phone) {
    return phone
        .ask("x".getBytes(StandardCharsets.US_ASCII), "call", 1, LONG_SECONDS)
        .handle((done, failed) -> Outcome.of(failed));
  }
}
