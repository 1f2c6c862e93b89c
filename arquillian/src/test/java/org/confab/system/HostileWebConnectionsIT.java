package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP connections that are there to do harm. Whoever else asks is answered. */
@ExtendWith(SharedConfab.class)
class HostileWebConnectionsIT {
  /** {@code http-connections-per-address} of the server. */
  private static final int MOST = 1_024;

  private static final int MORE = 8;

  /** Several times as many as there are threads for requests. */
  private static final int MANY = 200;

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Longer than any of them may last, with time for a machine that is busy. */
  private static final Duration LAST = Duration.ofMinutes(3);

  private final List<Socket> open = new ArrayList<>();

  @AfterEach
  void closeAll() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
  }

  private Socket from(String source, int port) throws IOException {
    Socket socket = new Socket();
    open.add(socket);
    socket.bind(new InetSocketAddress(source, 0));
    socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 10_000);
    socket.setSoTimeout(10_000);
    return socket;
  }

  private SSLSocket secured(ConfabServer server, Socket socket) throws IOException {
    SSLSocket secured =
        (SSLSocket)
            AdminApi.trusting(server)
                .getSocketFactory()
                .createSocket(socket, "127.0.0.1", server.httpsPort(), true);
    open.add(secured);
    secured.startHandshake();
    return secured;
  }

  private int closed() throws IOException {
    int closed = 0;
    for (Socket socket : open) {
      closed += OtherEnd.isClosed(socket) ? 1 : 0;
    }
    return closed;
  }

  private void awaitClosed(int number) throws IOException {
    long end = System.nanoTime() + LIMIT.toNanos();
    int closed = closed();
    while (closed < number && System.nanoTime() < end) {
      closed = closed();
    }
    assertThat(closed).isEqualTo(number);
  }

  private static void assertServed(ConfabServer server) throws Exception {
    for (String address :
        List.of(
            "http://127.0.0.1:" + server.httpPort(), "https://127.0.0.1:" + server.httpsPort())) {
      HttpResponse<String> answer =
          HttpClient.newBuilder()
              .sslContext(AdminApi.trusting(server))
              .build()
              .send(
                  HttpRequest.newBuilder(URI.create(address + "/health")).timeout(LIMIT).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(address).isEqualTo(200);
    }
  }

  @Test
  void oneAddressGetsNoMoreThanItsConnectionsUntilItClosesSome(ConfabServer server)
      throws Exception {
    for (int i = 0; i < MOST + MORE; i++) {
      from("127.77.2.1", server.httpPort());
    }
    awaitClosed(MORE);
    // Those to another port count with them.
    from("127.77.2.1", server.httpsPort());
    awaitClosed(MORE + 1);
    assertServed(server);
    closeAll();
    open.clear();
    assertThat(answeredAgain("127.77.2.1", server.httpPort())).startsWith("HTTP/1.1 200");
  }

  /** The server learns by and by that connections are closed. */
  private String answeredAgain(String source, int port) throws IOException {
    long end = System.nanoTime() + LIMIT.toNanos();
    String line = "";
    while (line.isEmpty() && System.nanoTime() < end) {
      try (Socket socket = from(source, port)) {
        socket
            .getOutputStream()
            .write("GET /health HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      } catch (SocketException refused) {
        line = "";
      }
    }
    return line;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/webticket/webticketservice.svc/username",
        "/locationinformation/liservice.svc/webticket_bearer",
        "/api/users",
        "/autodiscover/autodiscoverservice.svc/root"
      })
  void manyRequestsWithoutTheirEndKeepNobodyWaiting(String path, ConfabServer server)
      throws Exception {
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/xml\r\nSOAPAction: \"\"\r\n"
            + "Content-Length: 1000\r\n";
    for (int i = 0; i < MANY; i++) {
      String half = head + (i % 2 == 0 ? "" : "Expect: 100-continue\r\n") + "\r\n<s:Envelope";
      secured(server, from("127.77.2.2", server.httpsPort()))
          .getOutputStream()
          .write(half.getBytes(StandardCharsets.US_ASCII));
    }
    assertServed(server);
  }

  @Test
  void whoIsSlowIsCutOffAndNobodyElseWaits(ConfabServer server) throws Exception {
    Map<String, Socket> slow = new LinkedHashMap<>();
    slow.put("nothing at all", from("127.77.2.3", server.httpPort()));
    Socket half = from("127.77.2.3", server.httpPort());
    half.getOutputStream().write("GET /health HT".getBytes(StandardCharsets.US_ASCII));
    slow.put("half a request line", half);
    Socket headers = from("127.77.2.3", server.httpPort());
    headers
        .getOutputStream()
        .write("GET /health HTTP/1.1\r\nHost: a\r\nX: ".getBytes(StandardCharsets.US_ASCII));
    slow.put("half its headers", headers);
    slow.put("no handshake", from("127.77.2.3", server.httpsPort()));
    Socket hello = from("127.77.2.3", server.httpsPort());
    hello.getOutputStream().write(new byte[] {0x16, 3, 1, 2, 0, 1});
    slow.put("half a handshake", hello);
    slow.put("nothing after a handshake", secured(server, from("127.77.2.3", server.httpsPort())));
    for (String expected : List.of("", "Expect: 100-continue\r\n")) {
      Socket body = from("127.77.2.3", server.httpPort());
      body.getOutputStream()
          .write(
              ("POST /api/users HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n"
                      + expected
                      + "\r\n{")
                  .getBytes(StandardCharsets.US_ASCII));
      slow.put("half its body " + expected.strip(), body);
    }
    assertServed(server);
    for (Map.Entry<String, Socket> one : slow.entrySet()) {
      one.getValue().setSoTimeout((int) LAST.toMillis());
      assertThat(end(one.getValue())).as(one.getKey()).isTrue();
    }
  }

  /** Whether it ends while it is read from; what is told before counts for nothing. */
  private static boolean end(Socket socket) throws IOException {
    try {
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (SocketTimeoutException stillOpen) {
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }
}
