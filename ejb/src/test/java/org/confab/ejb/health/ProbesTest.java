package org.confab.ejb.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.confab.core.Settings;
import org.confab.core.mcufactory.McuServer;
import org.junit.jupiter.api.Test;

class ProbesTest {
  private final Probes probes =
      new Probes(
          Settings.of(name -> Optional.ofNullable(Map.of("confab.bind", "127.0.0.1").get(name))));

  /** A listener that reads a request and answers so; it tells what it has read. */
  private static CompletableFuture<String> answering(ServerSocket listener, String answer) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (Socket accepted = listener.accept()) {
            byte[] asked = new byte[4096];
            int length = accepted.getInputStream().read(asked);
            accepted.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            return new String(asked, 0, length, StandardCharsets.US_ASCII);
          } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
          }
        });
  }

  private static ServerSocket listener() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @Test
  void whoAsksBackWhoIsAskingAnswers() throws IOException {
    try (ServerSocket listener = listener()) {
      CompletableFuture<String> asked = answering(listener, "SIP/2.0 401 Unauthorized\r\n\r\n");

      assertThat(probes.options("tcp", listener.getLocalPort(), Optional.empty()))
          .isEqualTo("tcp 127.0.0.1:" + listener.getLocalPort());
      assertThat(asked.join())
          .startsWith("OPTIONS sip:litwareinc.com SIP/2.0\r\nVia: SIP/2.0/TCP ")
          .endsWith("\r\nContent-Length: 0\r\n\r\n");
    }
  }

  @Test
  void whoRefusesOrSaysSomethingElseDoesNotAnswer() throws IOException {
    try (ServerSocket listener = listener()) {
      CompletableFuture<String> asked = answering(listener, "SIP/2.0 503 Service Unavailable\r\n");

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> probes.options("tcp", listener.getLocalPort(), Optional.empty()))
          .withMessageContaining("'SIP/2.0 503'");
      assertThat(asked.join()).isNotEmpty();
    }
  }

  @Test
  void whereNobodyListensThatIsSaid() throws IOException {
    int port;
    try (ServerSocket closed = listener()) {
      port = closed.getLocalPort();
    }
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> probes.options("tcp", port, Optional.empty()))
        .withMessage("no listener at tcp 127.0.0.1:" + port);
  }

  @Test
  void withoutAMediaServerThereAreNoConferences() {
    List<McuServer> nobody = List.of();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Readiness.registered(nobody))
        .withMessageContaining("none has registered");
  }
}
