package org.confab.sip.container.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Calls between clients that give GRUUs as Contact and are reached over their connections. */
class ProxiedCallTest {
  private static final String BOB = "sip:bob@litwareinc.com;opaque=user:epid:bob;gruu";
  private static final String ALICE = "sip:alice@litwareinc.com;opaque=user:epid:alice;gruu";
  private static final String QUIET = "From: <sip:alice@litwareinc.com>;tag=quiet";
  private static RunningContainer container;

  @BeforeAll
  static void start() throws IOException {
    container = new RunningContainer();
  }

  @AfterAll
  static void stop() {
    container.close();
  }

  @Test
  void requestsInsideTheDialogReachTheOtherSideInBothDirections() throws IOException {
    try (RawClient alice = container.client("alice").registered();
        RawClient bob = container.client("bob").registered()) {
      alice.request("INVITE", "sip:bob@litwareinc.com", 1, "i");
      RawMessage invite = bob.receive();
      bob.answer(invite, 200, "b");
      RawMessage answer = alice.receiveFinal();
      String[] toBob = with(answer.routesOfCaller(), "To: <sip:bob@litwareinc.com>;tag=b");
      String[] toAlice =
          with(
              invite.all("Record-Route").stream().map(r -> "Route: " + r).toArray(String[]::new),
              "From: <sip:bob@litwareinc.com>;tag=b",
              "To: <sip:alice@litwareinc.com>;tag=same");
      alice.request("ACK", BOB, 1, "a", toBob);
      assertThat(bob.receive().method()).isEqualTo("ACK");
      int cseq = 2;
      for (String method : List.of("INFO", "INVITE", "MESSAGE")) {
        exchange(alice, bob, method, BOB, cseq, toBob);
        exchange(bob, alice, method, ALICE, cseq, toAlice);
        cseq++;
      }
      exchange(bob, alice, "BYE", ALICE, cseq, toAlice);
    }
  }

  @Test
  void aCallerIsToldAfterAWhileThatHisCallIsTried() throws IOException {
    try (RawClient alice = container.client("alice").registered();
        RawClient bob = container.client("bob").registered()) {
      alice.request("INVITE", "sip:bob@litwareinc.com", 1, "t", QUIET);
      RawMessage invite = bob.receive();
      assertThat(alice.receive().status()).isEqualTo(100); // bob has said nothing
      bob.answer(invite, 180, "b");
      assertThat(alice.receive().status()).isEqualTo(180);
      bob.answer(invite, 486, "b");
      assertThat(bob.receive().method()).isEqualTo("ACK");
      assertThat(alice.receive().status()).isEqualTo(486);
    }
  }

  @Test
  void aCallThatIsNotYetTriedCanBeCancelled() throws IOException {
    try (RawClient alice = container.client("alice").registered();
        RawClient bob = container.client("bob").registered()) {
      alice.request("INVITE", "sip:bob@litwareinc.com", 1, "u", QUIET);
      RawMessage invite = bob.receive();
      bob.answer(invite, 180, "b");
      assertThat(ringing(alice)).isEqualTo("b");
      alice.request("CANCEL", "sip:bob@litwareinc.com", 1, "u", QUIET);
      assertThat(alice.receiveFinal().header("CSeq")).isEqualTo("1 CANCEL");
      RawMessage cancel = bob.receive();
      assertThat(cancel.method()).isEqualTo("CANCEL");
      bob.answer(cancel, 200, "b");
      bob.answer(invite, 487, "b");
      assertThat(bob.receive().method()).isEqualTo("ACK");
      assertThat(alice.receiveFinal().status()).isEqualTo(487);
    }
  }

  @Test
  void credentialsAndWhoMadeItGoOnWordForWord() throws IOException {
    String[] lines = {
      "Proxy-Authorization: NTLM  qop=\"auth\" ,opaque=0A, realm=\"x, y\"",
      "Proxy-Authorization: Digest username=bob,uri=\"sip:a\"",
      "Authorization: Bearer a.b~c==",
      "User-Agent: phone/1.0 (a; b) [c] <d>",
    };
    try (RawClient alice = container.client("alice").registered();
        RawClient bob = container.client("bob").registered()) {
      alice.request("INVITE", "sip:bob@litwareinc.com", 1, "w", with(lines, QUIET));
      RawMessage invite = bob.receive();
      assertThat(invite.head().split("\r\n")).contains(lines);
      bob.answer(invite, 486, "b", "Server: a (b) [c]");
      assertThat(bob.receive().method()).isEqualTo("ACK");
      assertThat(alice.receiveFinal().head().split("\r\n")).contains("Server: a (b) [c]");
    }
  }

  @Test
  void onlyAByeThatIsAcceptedEndsTheSession() throws IOException {
    try (RawClient alice = container.client("alice").registered();
        RawClient bob = container.client("bob").registered()) {
      alice.request("INVITE", "sip:bob@litwareinc.com", 1, "e");
      bob.answer(bob.receive(), 200, "b");
      String[] toBob =
          with(alice.receiveFinal().routesOfCaller(), "To: <sip:bob@litwareinc.com>;tag=b");
      alice.request("ACK", BOB, 1, "ea", toBob);
      assertThat(bob.receive().method()).isEqualTo("ACK");
      alice.request("BYE", BOB, 2, "eb", toBob);
      bob.answer(bob.receive(), 500, "b");
      assertThat(alice.receiveFinal().status()).isEqualTo(500);
      for (int cseq = 3; cseq < 6; cseq++) {
        exchange(alice, bob, "INVITE", BOB, cseq, toBob);
      }
      int before = container.sessions();
      exchange(alice, bob, "BYE", BOB, 6, toBob);
      Waiting.until(() -> container.sessions() == before - 1);
      alice.request("INFO", BOB, 7, "eg", toBob);
      assertThat(alice.receiveFinal().status()).isEqualTo(481);
    }
  }

  private static void exchange(
      RawClient from, RawClient to, String method, String uri, int cseq, String[] headers)
      throws IOException {
    from.request(method, uri, cseq, "x" + method + cseq, headers);
    RawMessage arrived = to.receive();
    assertThat(arrived.method()).isEqualTo(method);
    assertThat(arrived.head()).doesNotContain("Route: <sip:127.0.0.1:" + to.port());
    to.answer(arrived, 200, "b");
    assertThat(from.receiveFinal().status()).isEqualTo(200);
    if (method.equals("INVITE")) {
      from.request("ACK", uri, cseq, "k" + cseq, headers);
      assertThat(to.receive().method()).isEqualTo("ACK");
    }
  }

  @Test
  void aForkRingsAllAndCancelsThoseThatDidNotAnswer() throws IOException {
    try (RawClient alice = container.client("alice");
        RawClient desk = container.client("desk").registered();
        RawClient mobile = container.client("mobile").registered()) {
      alice.request("INVITE", "sip:fork@litwareinc.com", 1, "f", "X-Targets: desk,mobile");
      RawMessage atDesk = desk.receive();
      RawMessage atMobile = mobile.receive();
      desk.answer(atDesk, 180, "d");
      assertThat(ringing(alice)).isEqualTo("d");
      mobile.answer(atMobile, 200, "m");
      assertThat(alice.receiveFinal().toTag()).isEqualTo("m");
      assertThat(desk.receive().method()).isEqualTo("CANCEL");
    }
  }

  private static String ringing(RawClient client) throws IOException {
    RawMessage message = client.receive();
    while (message.status() == 100) {
      message = client.receive();
    }
    assertThat(message.status()).isEqualTo(180);
    return message.toTag();
  }

  @Test
  void aConnectionThatClosesAnswersForItsClientAtOnce() throws IOException {
    try (RawClient alice = container.client("alice")) {
      try (RawClient bob = container.client("bob").registered()) {
        alice.request("INVITE", "sip:bob@litwareinc.com", 1, "g");
        bob.answer(bob.receive(), 180, "b");
        assertThat(ringing(alice)).isEqualTo("b");
      }
      RawMessage gone = alice.receiveFinal();
      assertThat(gone.status()).isEqualTo(480);
      assertThat(gone.header("ms-diagnostics")).startsWith("1006;");
    }
  }

  private static String[] with(String[] lines, String... further) {
    return Stream.concat(Stream.of(lines), Stream.of(further)).toArray(String[]::new);
  }
}
