package org.confab.sip.container.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was answered and began no dialog leaves neither sessions nor transactions behind. */
class AnsweredRequestsTest {
  /** Milliseconds: answered requests live 64 times as long on UDP. */
  private static final int T1 = 10;

  private static RunningContainer container;

  @BeforeAll
  static void start() throws IOException {
    container = new RunningContainer(T1);
  }

  @AfterAll
  static void stop() {
    container.close();
  }

  @ParameterizedTest
  @CsvSource({"REGISTER, 401", "SERVICE, 200"})
  void onUdpTheyLiveAsLongAsTheRequestMayBeRepeated(String method, int status) throws IOException {
    int sessions = container.sessions();
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(5_000);
      byte[] request =
          "%1$s sip:litwareinc.com SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:%2$d;branch=z9hG4bKu%3$d\r\nFrom: <sip:a@litwareinc.com>;tag=u\r\nTo: <sip:a@litwareinc.com>\r\nCall-ID: udp%3$d\r\nCSeq: 1 %1$s\r\nMax-Forwards: 70\r\nX-Status: %3$d\r\nContent-Length: 0\r\n\r\n"
              .formatted(method, socket.getLocalPort(), status)
              .getBytes(StandardCharsets.US_ASCII);
      String first = exchange(socket, request);
      String repeated = exchange(socket, request);
      assertThat(repeated).startsWith("SIP/2.0 " + status).isEqualTo(first);
    }
    Waiting.until(() -> container.sessions() <= sessions && container.transactions() == 0);
  }

  private String exchange(DatagramSocket socket, byte[] request) throws IOException {
    socket.send(
        new DatagramPacket(
            request, request.length, InetAddress.getLoopbackAddress(), container.port()));
    DatagramPacket answer = new DatagramPacket(new byte[65_507], 65_507);
    socket.receive(answer);
    return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @CsvSource({
    "REGISTER, 200",
    "REGISTER, 401",
    "REGISTER, 423",
    "SERVICE, 200",
    "SERVICE, 401",
    "SERVICE, 407",
    "SERVICE, 409",
    "OPTIONS, 200",
    "MESSAGE, 404",
    "PUBLISH, 412",
    "SUBSCRIBE, 489",
    "SUBSCRIBE, 401",
    "NOTIFY, 481",
    "REFER, 403",
    "BENOTIFY, 200",
  })
  void theSessionEndsWithTheTransaction(String method, int status) throws IOException {
    try (RawClient client = container.client("a")) {
      int sessions = container.sessions();
      int transactions = container.transactions();
      for (int cseq = 1; cseq <= 3; cseq++) {
        client.request(
            method,
            "sip:litwareinc.com",
            cseq,
            method + status + cseq,
            "X-Status: " + status,
            "Event: presence",
            "Subscription-State: active");
        assertThat(client.receive().status()).isEqualTo(status);
      }
      Waiting.until(
          () -> container.sessions() <= sessions && container.transactions() <= transactions);
    }
  }
}
