package org.confab.sip.container.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** REGISTERs that are answered from their text, without a transaction and a servlet. */
class ShortAnswersTest {
  /** Milliseconds: transactions live 64 times as long on UDP. */
  private static final int T1 = 10;

  private static final String SERVER = "sip:litwareinc.com";
  private static final String TO = "To: <sip:a@litwareinc.com>";
  private static final String START = "REGISTER sip:litwareinc.com SIP/2.0\r\n";
  private static final String VIA = "Via: SIP/2.0/TCP 127.0.0.1:5;branch=z9hG4bKx;rport\r\n";
  private static final String REST =
      "Max-Forwards: 70\r\nFrom: \"A b\" <sip:a@litwareinc.com>;epid=e;tag=f\r\n"
          + TO
          + "\r\nCall-ID: c@d\r\nCSeq: 7 REGISTER\r\nX-Status: 200\r\n";

  private static RunningContainer container;

  @BeforeAll
  static void start() throws IOException {
    container = new RunningContainer(T1, AnsweringGuard.class);
  }

  @AfterAll
  static void stop() {
    container.close();
  }

  @BeforeEach
  void nothingIsCounted() {
    AnsweringGuard.COUNTED.clear();
  }

  @Test
  void theyLeaveNeitherTransactionsNorSessionsBehind() throws IOException {
    try (RawClient client = container.client("a")) {
      Set<String> tags = new HashSet<>();
      for (int cseq = 1; cseq <= 3; cseq++) {
        client.request("REGISTER", SERVER, cseq, "n" + cseq, TO, "X-Status: 200");
        RawMessage answer = client.receive();
        assertThat(answer.header("X-Short")).isEqualTo("1");
        assertThat(answer.header("X-To")).isEqualTo(answer.header("To"));
        assertThat(answer.header("X-Verdict")).isEqualTo("verdict of " + answer.header("X-Flow"));
        assertThat(answer.toTag()).matches("[0-9a-f]{16}");
        tags.add(answer.toTag());
      }
      assertThat(tags).hasSize(3);
      assertThat(container.transactions()).isZero();
      assertThat(container.sessions()).isZero();
      assertThat(AnsweringGuard.COUNTED).hasSize(3).containsOnly("SIP/2.0 200 OK");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 401, 403, 407, 500, 503})
  void theyLookLikeThoseOfTheLongWay(int status) throws IOException {
    try (RawClient client = container.client("a")) {
      String[] lines = {TO, "X-Status: " + status, "From: \"\u00c4\" <sip:a@x.com>;tag=t;epid=e"};
      client.request("REGISTER", SERVER, 1, "s", lines);
      RawMessage brief = client.receive();
      String[] more = Arrays.copyOf(lines, 4);
      more[3] = "X-Long: 1";
      client.request("REGISTER", SERVER, 1, "s", more);
      RawMessage whole = client.receive();
      assertThat(brief.header("X-Short")).isEqualTo("1");
      assertThat(whole.all("X-Short")).isEmpty();
      assertThat(comparable(brief)).containsExactlyElementsOf(comparable(whole));
    }
    Waiting.until(() -> container.transactions() == 0 && container.sessions() == 0);
  }

  /** Start line and headers without what the probe adds and without the tags, in one order. */
  private static List<String> comparable(RawMessage message) {
    return Arrays.stream(message.head().strip().split("\r\n"))
        .filter(line -> !line.startsWith("X-") && !line.startsWith("ms-diagnostics"))
        .map(line -> line.replace(": ", ":").replaceAll("^(To:.*);tag=.*", "$1"))
        .map(line -> line.replace("/tcp ", "/TCP ")) // the core writes it in capitals
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        VIA + REST + "Content-Length: 0\r\n",
        VIA + REST,
        "v:SIP/2.0/tcp 127.0.0.1:5;branch=z9hG4bKx\r\n" + REST + "l: 0\r\n",
        VIA + REST + "Supported: gruu-10,\r\n  adhoclist\r\nx-other :\t1\r\n",
        "VIA: SIP/2.0/TCP [::1]:5;branch=1\r\n" + REST + "Contact: *\r\nExpires: 0\r\n",
        VIA
            + "max-forwards: 9\r\nf: <sip:a@b>;tag=1\r\nt: sip <sip:a@b>\r\ni: 1\r\n"
            + "CSeq:\r\n 1\r\n\tREGISTER\r\nX-Status: 200\r\n",
      })
  void unusualSpellingsThatEverybodyUnderstandsAreUnderstood(String headers) throws IOException {
    try (RawClient client = container.client("a")) {
      client.send(START + headers + "\r\n");
      RawMessage answer = client.receive();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("X-Short")).isEqualTo("1");
      assertThat(answer.header("Via").toLowerCase(Locale.ROOT)).startsWith("sip/2.0/tcp ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        START + VIA + VIA + REST,
        START + VIA + REST + "Route: <sip:127.0.0.1;lr>\r\n",
        START + VIA + REST + "Require: gruu\r\n",
        START + VIA + REST + "Proxy-Require: ms-benotify\r\n",
        START + VIA + REST + "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\nx",
        START + VIA + REST + "From: <sip:a@litwareinc.com>;tag=g\r\n",
        START + "Via: SIP/2.0/UDP 127.0.0.1:5;branch=z9hG4bKx\r\n" + REST,
        START + "Via: SIP/2.0/TCP 127.0.0.1:5\r\n" + REST,
        START + "Via: SIP/2.0/TCP 1.2.3.4;branch=1, SIP/2.0/TCP 1.2.3.5;branch=2\r\n" + REST,
        "REGISTER sip:a@litwareinc.com SIP/2.0\r\n" + VIA + REST,
        "REGISTER sip:litwareinc.com  SIP/2.0\r\n" + VIA + REST,
        "REGISTER sip:::1 SIP/2.0\r\n" + VIA + REST,
        "REGISTER sip:litwareinc.com SIP/3.0\r\n" + VIA + REST,
        "OPTIONS sip:litwareinc.com SIP/2.0\r\n" + VIA + REST,
      })
  void whatIsNotPlainTakesTheLongWay(String text) throws IOException {
    try (RawClient client = container.client("a")) {
      client.send(text + "\r\n");
      assertThat(client.receive().all("X-Short")).isEmpty();
    }
    Waiting.until(() -> container.transactions() == 0 && container.sessions() == 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Max-Forwards: 70| ",
        "Max-Forwards: 70|Max-Forwards: 0",
        "Max-Forwards: 70|Max-Forwards: 256",
        "d.com>\r\nCall|d.com>;tag=1\r\nCall",
        "c@d|c@d@e",
        "7 REGISTER|7 INVITE",
        "7 REGISTER|many REGISTER",
        "7 REGISTER|4294967296 REGISTER",
        ";tag=f|",
        ";tag=f|;tag=f;tag=g",
        "\"A b\"|\"A \\\" b\"",
        "sip:a@|sip:%61@",
        "X-Status|: no name\r\nX-Status",
      })
  void whatTheParserHasToDecideOnTakesTheLongWay(String change) throws IOException {
    String[] parts = change.replace("d.com", "litwareinc.com").split("\\|", -1);
    assertThat(REST).contains(parts[0]);
    try (RawClient client = container.client("a")) {
      client.send(START + VIA + REST.replace(parts[0], parts[1]).replace(" \r\n", "") + "\r\n");
      assertThat(client.receive().all("X-Short")).isEmpty();
    }
    Waiting.until(() -> container.transactions() == 0 && container.sessions() == 0);
  }

  @Test
  void answersComeInTheOrderOfTheRequestsWhicheverWayTheyTake() throws IOException {
    try (RawClient client = container.client("a")) {
      for (int cseq = 1; cseq <= 20; cseq++) {
        String way = cseq % 2 == 0 ? "X-Long: 1" : "X-Any: 1";
        client.request("REGISTER", SERVER, cseq, "o" + cseq, TO, "X-Status: 200", way);
      }
      for (int cseq = 1; cseq <= 20; cseq++) {
        RawMessage answer = client.receive();
        assertThat(answer.header("CSeq")).isEqualTo(cseq + " REGISTER");
        assertThat(answer.all("X-Short")).hasSize(cseq % 2);
      }
    }
    assertThat(AnsweringGuard.COUNTED).hasSize(20);
    Waiting.until(() -> container.transactions() == 0 && container.sessions() == 0);
  }

  @Test
  void overUdpEverythingHasATransaction() throws IOException {
    try (RawClient client = container.client("a", "udp")) {
      client.request("REGISTER", SERVER, 1, "u", TO, "X-Status: 200");
      assertThat(client.receive().all("X-Short")).isEmpty();
    }
    Waiting.until(() -> container.transactions() == 0 && container.sessions() == 0);
  }
}
