package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Tool;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipSocket;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that are there to do harm. Whoever is signed in notices nothing. */
@ExtendWith(SharedConfab.class)
class HostileConnectionsIT {
  /** {@code TransportLimits.STRANGERS_PER_ADDRESS} of the server. */
  private static final int STRANGERS = 1_024;

  private static final int MORE = 8;
  private static final int MANY = 200;

  /** {@code TransportLimits.QUEUED_MESSAGES} of the server, and several times as many. */
  private static final int BURST = 2_000;

  private static final String HEAD =
      "OPTIONS sip:litwareinc.com SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1:9;branch=z9hG4bKflood\r\n"
          + "Max-Forwards: 70\r\nFrom: <sip:y@litwareinc.com>;tag=1\r\nTo: <sip:litwareinc.com>\r\n"
          + "Call-ID: flood\r\nCSeq: 1 OPTIONS\r\n";

  private final List<Socket> open = new ArrayList<>();
  private SipUser witness;

  @BeforeEach
  void signIn(ConfabServer server) {
    witness = SipUser.signIn(server, "tls", "user1");
  }

  @AfterEach
  void theOneWhoWasThereNoticesNothing() throws IOException {
    try (SipUser leaving = witness) {
      assertAlive(leaving);
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  private static void assertAlive(SipUser user) {
    assertThat(user.ask(Conferences.command(user, "<getConferences/>")).status()).isEqualTo(200);
  }

  private Socket from(String source, int port) throws IOException {
    Socket socket = new Socket();
    open.add(socket);
    socket.bind(new InetSocketAddress(source, 0));
    socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 10_000);
    return socket;
  }

  @Test
  void oneAddressGetsNoMoreThanItsConnectionsAndOthersGetTheirs(ConfabServer server)
      throws IOException {
    for (int i = 0; i < STRANGERS + MORE; i++) {
      from("127.77.1.1", server.sipPort());
    }
    // Several threads accept them, so that those too many need not be the last.
    int closed = 0;
    long end = System.nanoTime() + SipSocket.PATIENCE.toNanos();
    while (closed < MORE && System.nanoTime() < end) {
      closed = 0;
      for (Socket socket : open) {
        closed += OtherEnd.isClosed(socket) ? 1 : 0;
      }
    }
    assertThat(closed).isEqualTo(MORE);
    try (SipUser another = SipUser.signIn(server, "tcp", "user2")) {
      assertAlive(another);
    }
  }

  @Test
  void halfAMessageOnManyConnectionsKeepsNobodyWaiting(ConfabServer server) throws IOException {
    byte[] half = HEAD.substring(0, 40).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < MANY; i++) {
      from("127.77.1.2", server.sipPort()).getOutputStream().write(half);
    }
    try (SipUser another = SipUser.signIn(server, "tcp", "user2")) {
      assertAlive(another);
    }
  }

  @Test
  void handshakesThatDoNotGoOnKeepNobodyWaiting(ConfabServer server) throws IOException {
    for (int i = 0; i < MANY; i++) {
      // The beginning of a ClientHello.
      from("127.77.1.3", server.sipsPort())
          .getOutputStream()
          .write(new byte[] {0x16, 3, 1, 2, 0, 1});
    }
    try (SipUser another = SipUser.signIn(server, "tls", "user2")) {
      assertAlive(another);
    }
  }

  @Test
  void whoSendsMoreThanHisQueueHoldsIsToldAndNobodyElseWaits(ConfabServer server) {
    String burst = (HEAD + "Content-Length: 0\r\n\r\n").repeat(BURST);
    try (SipSocket socket = SipSocket.connect(server, "tcp")) {
      socket.send(burst);
      SipMessage refused = socket.await("a refusal", message -> message.status() == 503);
      assertThat(refused.header("Retry-After")).matches("[1-9]\\d?");
      assertThat(refused.diagnostic()).isEqualTo(17000);
      assertAlive(witness);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a: b\r\n", "X: y\r\n  folded\r\n", "Via: SIP/2.0/TCP a;branch=z9hG4bK1\r\n"})
  void aFloodOfHeaderLinesIsRefused(String line, ConfabServer server) {
    String flood = HEAD + line.repeat(60_000 / line.length()) + "\r\n";
    for (int i = 0; i < 20; i++) {
      try (SipSocket socket = SipSocket.connect(server, "tcp")) {
        socket.send(flood);
        SipMessage answer = socket.await("an answer", message -> message.status() >= 400);
        assertThat(answer.status()).isEqualTo(513);
        assertThat(answer.diagnostic()).isEqualTo(4008);
        assertThat(socket.awaitClosed()).isTrue();
      }
    }
  }

  @Test
  void aLineAsLongAsAllHeadersTogetherMayBeIsAnswered(ConfabServer server) {
    try (SipSocket socket = SipSocket.connect(server, "tcp")) {
      socket.send(HEAD + "X: " + "y".repeat(60_000) + "\r\n\r\n");
      SipMessage answer = socket.await("an answer", message -> message.status() >= 200);
      assertThat(answer.status()).isNotIn(500, 513);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 0\r\nContent-Length: 300\r\n\r\n",
        "Content-Length: 300\r\nl: 0\r\n\r\n",
        "Content-Length: 0\r\nX: y\nContent-Length: 300\r\n\r\n",
        "Content-Length: 0, 300\r\n\r\n",
        "Content-Length: +0\r\n\r\n"
      })
  void aMessageInsideAnotherIsNotFound(String lengths, ConfabServer server) {
    String inner = HEAD.replace("Call-ID: flood", "Call-ID: inner") + "\r\n";
    try (SipSocket socket = SipSocket.connect(server, "tcp")) {
      socket.send(HEAD + lengths + inner);
      SipMessage refusal = socket.await("a refusal", message -> message.status() >= 400);
      assertThat(refusal.status()).isEqualTo(400);
      assertThat(socket.awaitClosed()).isTrue();
      assertThat(socket.poll(Duration.ZERO, message -> message.toString().contains("inner")))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sip", "https"})
  void whoWantsToNegotiateTlsAnewIsCutOff(
      String listener, ConfabServer server, @TempDir Path folder) {
    Tool.require("openssl");
    int port = listener.equals("sip") ? server.sipsPort() : server.httpsPort();
    String told = renegotiating(port, folder.resolve("told"));
    assertThat(told).contains("Cipher is ", "RENEGOTIATING");
    assertThat(told.split("RENEGOTIATING", 2)[1])
        .containsAnyOf("no renegotiation", "alert", "errno=104")
        .doesNotContain("verify return");
  }

  /** What a client tells until the server cuts it off that asks for new keys at once. */
  private static String renegotiating(int port, Path output) {
    ProcessBuilder client =
        new ProcessBuilder("openssl", "s_client", "-tls1_2", "-connect", "127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    try {
      Process process = client.start();
      try (OutputStream orders = process.getOutputStream()) {
        orders.write("R\n".getBytes(StandardCharsets.UTF_8));
        orders.flush();
        assertThat(process.waitFor(40, TimeUnit.SECONDS)).as("cut off").isTrue();
      } finally {
        process.destroyForcibly();
      }
      return Files.readString(output, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
