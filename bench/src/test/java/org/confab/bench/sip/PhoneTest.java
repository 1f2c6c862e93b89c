package org.confab.bench.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.confab.bench.net.Reactor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client whose server goes away, and clients from many addresses. */
class PhoneTest {
  private static final int LONG_SECONDS = 3600;

  private ServerSocket server;
  private Reactor reactor;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    reactor = new Reactor();
  }

  @AfterEach
  void stop() throws IOException {
    reactor.close();
    server.close();
  }

  private Phone phone() {
    return new Phone(
        reactor,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()),
        "sip:a@litwareinc.com");
  }

  private static CompletableFuture<Message> ask(Phone phone) {
    return phone.ask("x".getBytes(StandardCharsets.US_ASCII), "call", 1, LONG_SECONDS);
  }

  @Test
  void whatWasAskedFailsWhenTheServerCloses() throws IOException {
    try (Phone phone = phone();
        Socket accepted = server.accept()) {
      CompletableFuture<Message> answer = ask(phone);
      accepted.getInputStream().read();
      accepted.close();
      assertThatThrownBy(answer::join).hasRootCauseInstanceOf(IOException.class);
      assertThatThrownBy(ask(phone)::join).hasRootCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void manyComeFromManyAddresses() throws IOException {
    reactor.spread(3);
    Set<String> from = new HashSet<>();
    for (int i = 0; i < 6; i++) {
      try (Phone phone = phone();
          Socket accepted = server.accept()) {
        from.add(accepted.getInetAddress().getHostAddress());
        assertThat(phone.address()).startsWith(accepted.getInetAddress().getHostAddress() + ":");
      }
    }
    assertThat(from).containsExactlyInAnyOrder("127.1.0.1", "127.1.0.2", "127.1.0.3");
  }

  @Test
  @Timeout(60)
  void fromManyAddressesNobodyWaitsForAServerThatDoesNotAccept() throws IOException {
    // Its queue is full after two; who waits for his connection is stuck for minutes.
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      reactor.spread(2);
      InetSocketAddress address = new InetSocketAddress(full.getInetAddress(), full.getLocalPort());
      List<Phone> phones =
          IntStream.range(0, 40)
              .mapToObj(each -> new Phone(reactor, address, "sip:a@litwareinc.com"))
              .toList();
      assertThat(phones).extracting(Phone::address).doesNotHaveDuplicates();
      phones.forEach(Phone::close);
    }
  }
}
