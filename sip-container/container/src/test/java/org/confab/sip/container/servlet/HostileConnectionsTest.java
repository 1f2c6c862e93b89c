package org.confab.sip.container.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.confab.sip.container.transport.TransportLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that are there to do harm; others are served meanwhile. */
class HostileConnectionsTest {
  private static final String HEAD =
      "OPTIONS sip:litwareinc.com SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1:9;branch=z9hG4bKflood\r\n"
          + "Max-Forwards: 70\r\nFrom: <sip:y@litwareinc.com>;tag=1\r\nTo: <sip:litwareinc.com>\r\n"
          + "Call-ID: flood\r\nCSeq: 1 OPTIONS\r\n";
  private static final int MORE = 8;
  private static RunningContainer container;

  @BeforeAll
  static void start() throws IOException {
    container = new RunningContainer();
  }

  @AfterAll
  static void stop() {
    container.close();
  }

  private static void assertAlive() throws IOException {
    try (RawClient client = container.client("a")) {
      client.request("OPTIONS", "sip:litwareinc.com", 9, "alive");
      assertThat(client.receiveFinal().status()).isEqualTo(200);
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
  void aMessageInsideAnotherIsNotFound(String lengths) throws IOException {
    try (RawClient client = container.client("a")) {
      client.send(HEAD + lengths + HEAD.replace("Call-ID: flood", "Call-ID: inner") + "\r\n");
      assertThat(client.receive().status()).isEqualTo(400);
      assertThat(client.receiveToTheEnd()).isEmpty();
    }
    assertAlive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a: b\r\n", "X: y\r\n  folded\r\n", "Via: SIP/2.0/TCP a;branch=z9hG4bK1\r\n"})
  void aFloodOfHeaderLinesIsRefusedBeforeItIsParsed(String line) throws IOException {
    for (int i = 0; i < 10; i++) {
      try (RawClient client = container.client("a")) {
        client.send(HEAD + line.repeat(60_000 / line.length()) + "\r\n");
        RawMessage answer = client.receive();
        assertThat(answer.status()).isEqualTo(513);
        assertThat(answer.header("ms-diagnostics")).startsWith("4008;");
        assertThat(client.receiveToTheEnd()).isEmpty();
      }
    }
    assertAlive();
  }

  @Test
  void aLineAlmostAsLongAsAllHeadersMayBeIsAnswered() throws IOException {
    try (RawClient client = container.client("a")) {
      client.send(HEAD + "X: " + "y".repeat(60_000) + "\r\n\r\n");
      assertThat(client.receiveFinal().status()).isEqualTo(200);
    }
  }

  @Test
  void oneAddressGetsNoMoreThanItsConnectionsAndOthersGetTheirs() throws IOException {
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < TransportLimits.STRANGERS_PER_ADDRESS + MORE; i++) {
        open.add(from("127.77.1.1"));
      }
      // Two threads accept them, so that those too many need not be the last.
      int closed = 0;
      for (int tries = 0; tries < 10 && closed < MORE; tries++) {
        closed = 0;
        for (Socket socket : open) {
          closed += isClosed(socket, 1) ? 1 : 0;
        }
      }
      assertThat(closed).isEqualTo(MORE);
      assertAlive();
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  @Test
  void halfAMessageOnManyConnectionsKeepsNobodyWaiting() throws IOException {
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        Socket socket = from("127.77.1.2");
        open.add(socket);
        socket
            .getOutputStream()
            .write("OPTIONS sip:litware".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      }
      assertAlive();
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  private static Socket from(String source) throws IOException {
    return new Socket(
        InetAddress.getByName("127.0.0.1"), container.port(), InetAddress.getByName(source), 0);
  }

  private static boolean isClosed(Socket socket, int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }
}
