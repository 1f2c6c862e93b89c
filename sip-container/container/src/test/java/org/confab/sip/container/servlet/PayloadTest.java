package org.confab.sip.container.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What people send each other inside a dialog passes untouched, byte for byte and in its order. */
@ParameterizedClass
@ValueSource(strings = {"tcp", "udp"})
class PayloadTest {
  private static final String BOB = "sip:bob@litwareinc.com;opaque=user:epid:bob;gruu";

  private static final int MANY = 200;

  /** As many as the system surely keeps for a socket that nobody reads from yet. */
  private static final int MANY_DATAGRAMS = 60;

  private static RunningContainer container;

  @Parameter String transport;
  private RawClient alice;
  private RawClient bob;
  private String[] route;
  private int cseq = 1;

  @BeforeAll
  static void start() throws IOException {
    container = new RunningContainer();
  }

  @AfterAll
  static void stop() {
    container.close();
  }

  @BeforeEach
  void talk() throws IOException {
    alice = container.client("alice", transport).registered();
    bob = container.client("bob", transport).registered();
    alice.request("INVITE", "sip:bob@litwareinc.com", 1, "i");
    bob.answer(bob.receive(), 200, "b");
    RawMessage answer = alice.receiveFinal();
    route =
        Stream.concat(
                Stream.of(answer.routesOfCaller()), Stream.of("To: <sip:bob@litwareinc.com>;tag=b"))
            .toArray(String[]::new);
    alice.request("ACK", BOB, 1, "a", route);
    assertThat(bob.receive().method()).isEqualTo("ACK");
  }

  @AfterEach
  void hangUp() throws IOException {
    alice.close();
    bob.close();
  }

  @Test
  void everyByteOfABodyArrives() throws IOException {
    byte[] every = new byte[256 * 17];
    for (int i = 0; i < every.length; i++) {
      every[i] = (byte) (i % 256);
    }
    for (String method : List.of("MESSAGE", "INFO")) {
      assertThat(sent(method, "application/octet-stream", every)).isEqualTo(every);
    }
  }

  @Test
  void multipartWithBinaryPartsArrivesAsItWas() throws IOException {
    byte[] part = new byte[700];
    new Random(4475).nextBytes(part);
    String head = "--cut\r\nContent-Type: text/plain\r\n\r\n \t\r\n--cut\r\nX: \r\n\r\n";
    byte[] body =
        joined(
            head.getBytes(StandardCharsets.UTF_8),
            part,
            "\r\n--cut--".getBytes(StandardCharsets.UTF_8));
    assertThat(sent("MESSAGE", "multipart/mixed;boundary=\"cut\"", body)).isEqualTo(body);
    assertThat(sent("INFO", "multipart/related;boundary=cut;type=\"a/b\"", body)).isEqualTo(body);
  }

  @Test
  void aLargeBodyArrivesWhole() throws IOException {
    byte[] large = new byte[transport.equals("udp") ? 60_000 : 900_000];
    new Random(3261).nextBytes(large);
    assertThat(sent("MESSAGE", "application/x-file", large)).isEqualTo(large);
  }

  @Test
  void textThatIsNoUtf8AndEmptyBodiesArrive() throws IOException {
    byte[] latin = HexFormat.of().parseHex("e4f6fcff00feefbbbf0d0a0d0a");
    assertThat(sent("MESSAGE", "text/plain; charset=ISO-8859-1", latin)).isEqualTo(latin);
    assertThat(sent("MESSAGE", "text/plain;charset=UTF-8;msgr=WAAtAE0A", latin)).isEqualTo(latin);
    assertThat(sent("INFO", "text/plain", new byte[0])).isEmpty();
  }

  @Test
  void whatIsSentWithoutWaitingArrivesInItsOrder() throws IOException {
    int many = transport.equals("udp") ? MANY_DATAGRAMS : MANY;
    for (int i = 0; i < many; i++) {
      String method = i % 3 == 0 ? "INFO" : "MESSAGE";
      alice.request(method, BOB, ++cseq, "o" + i, with("X-Number: " + i));
    }
    for (int i = 0; i < many; i++) {
      RawMessage message = bob.receive();
      assertThat(message.header("X-Number")).isEqualTo(Integer.toString(i));
      bob.answer(message, 200, "b");
    }
    for (int i = 0; i < many; i++) {
      assertThat(alice.receiveFinal().status()).isEqualTo(200);
    }
  }

  private byte[] sent(String method, String type, byte[] body) throws IOException {
    cseq++;
    alice.request(method, BOB, cseq, "p" + cseq, body, with("Content-Type: " + type));
    RawMessage arrived = bob.receive();
    byte[] got = bob.body();
    if (body.length > 0) {
      assertThat(arrived.header("Content-Type")).isEqualToIgnoringWhitespace(type);
    }
    bob.answer(arrived, 200, "b");
    assertThat(alice.receiveFinal().status()).isEqualTo(200);
    return got;
  }

  private String[] with(String line) {
    return Stream.concat(Stream.of(route), Stream.of(line)).toArray(String[]::new);
  }

  private static byte[] joined(byte[]... parts) {
    byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
