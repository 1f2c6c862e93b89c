package org.confab.sip.container.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests inside dialogs that go on as text, without a transaction. */
class ShortWayTest {
  private static final String BOB = "sip:bob@litwareinc.com;opaque=user:epid:bob;gruu";
  private static final String ALICE = "sip:alice@litwareinc.com;opaque=user:epid:alice;gruu";
  private static RunningContainer container;

  private String[] toBob = {};
  private String[] toAlice = {};

  @BeforeAll
  static void start() throws IOException {
    container = new RunningContainer(RelayGuard.class);
  }

  @AfterAll
  static void stop() {
    container.close();
  }

  private void call(RawClient alice, RawClient bob) throws IOException {
    alice.request("INVITE", "sip:bob@litwareinc.com", 1, "i");
    RawMessage invite = bob.receive();
    bob.answer(invite, 200, "b");
    RawMessage answer = alice.receiveFinal();
    toBob = with(answer.routesOfCaller(), "To: <sip:bob@litwareinc.com>;tag=b");
    toAlice =
        with(
            invite.all("Record-Route").stream().map(r -> "Route: " + r).toArray(String[]::new),
            "From: <sip:bob@litwareinc.com>;tag=b",
            "To: <sip:alice@litwareinc.com>;tag=same");
    alice.request("ACK", BOB, 1, "a", toBob);
    assertThat(bob.receive().method()).isEqualTo("ACK");
  }

  private static void hangUp(RawClient alice, RawClient bob, String[] toBob) throws IOException {
    alice.request("BYE", BOB, 90, "bye", toBob);
    bob.answer(bob.receive(), 200, "b");
    assertThat(alice.receiveFinal().status()).isEqualTo(200);
  }

  private static String[] with(String[] lines, String... further) {
    return Stream.concat(Stream.of(lines), Stream.of(further)).toArray(String[]::new);
  }

  @Test
  void theyGoOnWithoutATransactionAndTheirAnswersBack() throws IOException {
    try (RawClient alice = container.client("alice").registered();
        RawClient bob = container.client("bob").registered()) {
      call(alice, bob);
      int before = container.transactions(); // those of earlier calls, which end one by one
      byte[] body = "one\r\n\r\ntwo\0\u00e4".getBytes(StandardCharsets.ISO_8859_1);
      alice.request(
          "MESSAGE", BOB, 2, "m", body, with(toBob, "X-Secret: 1", "Supported: a, b", "X-Y: away"));
      RawMessage message = bob.receive();
      assertThat(bob.body()).isEqualTo(body);
      assertThat(container.transactions()).isLessThanOrEqualTo(before + 1);
      assertThat(message.header("X-Relay")).isEqualTo("short");
      assertThat(message.all("X-Secret")).isEmpty();
      assertThat(message.all("X-Y")).isEmpty();
      assertThat(message.all("Route")).isEmpty();
      assertThat(message.all("Supported")).containsExactly("a", "b");
      assertThat(message.header("Max-Forwards")).isEqualTo("69");
      assertThat(message.all("Via")).hasSize(2);
      assertThat(message.all("Via").get(1)).contains("branch=z9hG4bKm;received=127.0.0.1");
      bob.answer(message, 202, "b");
      RawMessage answer = alice.receive();
      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.header("X-Relay")).isEqualTo("back");
      assertThat(answer.all("Via"))
          .singleElement()
          .asString()
          .contains("branch=z9hG4bKm")
          .contains("ms-received-port=" + alice.port());
      assertThat(container.transactions()).isLessThanOrEqualTo(before);
      bob.request("INFO", ALICE, 2, "n", toAlice);
      RawMessage info = alice.receive();
      assertThat(info.header("X-Relay")).isEqualTo("short");
      alice.answer(info, 200, "same");
      assertThat(bob.receive().header("CSeq")).isEqualTo("2 INFO");
      hangUp(alice, bob, toBob);
    }
  }

  @Test
  void theyLookLikeThoseOfTheLongWay() throws IOException {
    try (RawClient alice = container.client("alice").registered();
        RawClient bob = container.client("bob").registered()) {
      call(alice, bob);
      alice.request("INFO", BOB, 2, "s", with(toBob, "k: x", "X-Any: \"a\" , b"));
      RawMessage brief = bob.receive();
      bob.answer(brief, 486, "b");
      final RawMessage briefBack = alice.receiveFinal();
      alice.request("INFO", BOB, 3, "t", with(toBob, "k: x", "X-Any: \"a\" , b", "X-Long: 1"));
      RawMessage whole = bob.receive();
      bob.answer(whole, 486, "b");
      assertThat(comparable(brief)).containsExactlyElementsOf(comparable(whole));
      assertThat(comparable(briefBack)).containsExactlyElementsOf(comparable(alice.receiveFinal()));
      hangUp(alice, bob, toBob);
    }
  }

  /** Start line and headers but those that differ in any case, in one order. */
  private static List<String> comparable(RawMessage message) {
    return Arrays.stream(message.head().strip().split("\r\n"))
        .filter(line -> !line.matches("(?s)(Via|CSeq|X-Relay|X-Long):.*"))
        .map(line -> line.replace(": ", ":"))
        .sorted()
        .toList();
  }

  @Test
  void aHeaderWithinAHeaderReachesNobody() throws IOException {
    try (RawClient alice = container.client("alice").registered();
        RawClient bob = container.client("bob").registered()) {
      call(alice, bob);
      alice.request("MESSAGE", BOB, 2, "w", with(toBob, "X-Any: a\rX-Other: b"));
      assertThat(alice.receiveFinal().status()).isEqualTo(400);
      alice.request("MESSAGE", BOB, 3, "x", with(toBob, "X-Long: 1", "X-Any: a\rX-Other: b"));
      assertThat(alice.receiveFinal().status()).isEqualTo(400);
      hangUp(alice, bob, toBob); // bob got nothing before
    }
  }

  @Test
  void whatFailsWithAnExceptionThatNobodyDeclaresIsAnswered() throws IOException {
    try (RawClient alice = container.client("alice").registered();
        RawClient bob = container.client("bob").registered()) {
      call(alice, bob);
      alice.request("MESSAGE", BOB, 2, "u", with(toBob, "X-Undeclared: 1"));
      assertThat(alice.receiveFinal().status()).isEqualTo(500);
      hangUp(alice, bob, toBob);
    }
  }

  @Test
  void theOtherSidesRefusalOfItselfIsNotThatOfTheServer() throws IOException {
    try (RawClient alice = container.client("alice").registered();
        RawClient bob = container.client("bob").registered()) {
      call(alice, bob);
      alice.request("INFO", BOB, 2, "u", toBob);
      RawMessage info = bob.receive();
      bob.answer(info, 100, "b");
      bob.answer(info, 183, "b");
      bob.answer(info, 503, "b");
      bob.answer(info, 200, "b");
      assertThat(alice.receive().status()).isEqualTo(183);
      assertThat(alice.receive().status()).isEqualTo(500);
      hangUp(alice, bob, toBob); // and nothing else came before
    }
  }

  @Test
  void aConnectionThatClosesAnswersForItsClient() throws IOException {
    int before;
    try (RawClient alice = container.client("alice").registered()) {
      try (RawClient bob = container.client("bob").registered()) {
        call(alice, bob);
        before = container.transactions();
        alice.request("MESSAGE", BOB, 2, "g", toBob);
        assertThat(bob.receive().header("X-Relay")).isEqualTo("short");
      }
      RawMessage gone = alice.receiveFinal();
      assertThat(gone.status()).isEqualTo(480);
      assertThat(gone.header("ms-diagnostics")).startsWith("1006;");
      assertThat(gone.header("CSeq")).isEqualTo("2 MESSAGE");
      assertThat(container.transactions()).isLessThanOrEqualTo(before);
      alice.request("MESSAGE", BOB, 3, "h", toBob);
      assertThat(alice.receiveFinal().status()).isEqualTo(480);
    }
  }

  @Test
  void nobodyElseCanAnswer() throws IOException {
    try (RawClient alice = container.client("alice").registered();
        RawClient bob = container.client("bob").registered();
        RawClient carol = container.client("carol").registered()) {
      call(alice, bob);
      alice.request("INFO", BOB, 2, "v", toBob);
      RawMessage info = bob.receive();
      carol.answer(info, 200, "b");
      carol.request("OPTIONS", "sip:litwareinc.com", 2, "o"); // the answer before it is dealt with
      assertThat(carol.receiveFinal().status()).isEqualTo(200);
      bob.answer(info, 404, "b");
      assertThat(alice.receive().status()).isEqualTo(404);
      hangUp(alice, bob, toBob);
    }
  }

  @Test
  void whatIsOfNoDialogOrAsksForMoreTakesTheLongWay() throws IOException {
    try (RawClient alice = container.client("alice").registered();
        RawClient bob = container.client("bob").registered()) {
      call(alice, bob);
      String[] stranger = toBob.clone();
      stranger[stranger.length - 1] = "To: <sip:bob@litwareinc.com>;tag=nobody";
      alice.request("INFO", BOB, 2, "p", stranger);
      assertThat(alice.receiveFinal().status()).isEqualTo(481);
      alice.request("INFO", BOB, 3, "q", with(toBob, "Proxy-Require: none-such"));
      RawMessage asking = bob.receive();
      assertThat(asking.all("X-Relay")).isEmpty();
      bob.answer(asking, 200, "b");
      assertThat(alice.receiveFinal().status()).isEqualTo(200);
      hangUp(alice, bob, toBob);
      Waiting.until(() -> container.sessions() == 0);
      alice.request("INFO", BOB, 91, "r", toBob);
      assertThat(alice.receiveFinal().status()).isEqualTo(481);
    }
  }

  @Test
  void overUdpEverythingHasATransaction() throws IOException {
    try (RawClient alice = container.client("alice").registered();
        RawClient bob = container.client("bob", "udp").registered()) {
      call(alice, bob);
      alice.request("INFO", BOB, 2, "w", toBob);
      RawMessage info = bob.receive();
      assertThat(info.all("X-Relay")).isEmpty();
      bob.answer(info, 200, "b");
      assertThat(alice.receiveFinal().status()).isEqualTo(200);
      hangUp(alice, bob, toBob);
    }
  }
}
