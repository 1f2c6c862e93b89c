package org.confab.sip.container.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ACK and the BYE of a call go on as text, and the core hears that the call is over. */
class ShortCallTest {
  private static final String BOB = "sip:bob@litwareinc.com;opaque=user:epid:bob;gruu";
  private static RunningContainer container;

  private String[] toBob = {};

  @BeforeAll
  static void start() throws IOException {
    container = new RunningContainer(RelayGuard.class);
  }

  @AfterAll
  static void stop() {
    container.close();
  }

  private RawMessage call(RawClient alice, RawClient bob) throws IOException {
    alice.request("INVITE", "sip:bob@litwareinc.com", 1, "i");
    bob.answer(bob.receive(), 200, "b");
    RawMessage answer = alice.receiveFinal();
    toBob =
        Stream.concat(
                Stream.of(answer.routesOfCaller()), Stream.of("To: <sip:bob@litwareinc.com>;tag=b"))
            .toArray(String[]::new);
    dealtWith(bob); // the core has sent the 200 and may still be busy with it
    alice.request("ACK", BOB, 1, "a", toBob);
    return bob.receive();
  }

  /** All that this client has sent: an answer tells it of what was sent last. */
  private static void dealtWith(RawClient client) throws IOException {
    client.request("OPTIONS", "sip:litwareinc.com", 50, "o" + System.nanoTime());
    assertThat(client.receiveFinal().header("CSeq")).isEqualTo("50 OPTIONS");
  }

  private RawMessage bye(RawClient alice, RawClient bob, int cseq) throws IOException {
    alice.request("BYE", BOB, cseq, "bye" + cseq, toBob);
    return bob.receive();
  }

  private void isOver(RawClient alice) throws IOException {
    Waiting.until(() -> container.sessions() == 0);
    alice.request("INFO", BOB, 99, "over", toBob);
    assertThat(alice.receiveFinal().status()).isEqualTo(481);
  }

  @Test
  void bothGoOnWithoutATransactionAndNothingIsLeft() throws IOException {
    try (RawClient alice = container.client("alice").registered();
        RawClient bob = container.client("bob").registered()) {
      RawMessage ack = call(alice, bob);
      assertThat(ack.method()).isEqualTo("ACK");
      assertThat(ack.header("X-Relay")).isEqualTo("short");
      assertThat(ack.all("Route")).isEmpty();
      int before = container.transactions(); // those that have ended and go one by one
      RawMessage bye = bye(alice, bob, 2);
      assertThat(bye.header("X-Relay")).isEqualTo("short");
      assertThat(container.transactions()).isLessThanOrEqualTo(before + 1);
      bob.answer(bye, 200, "b");
      assertThat(alice.receive().header("X-Relay")).isEqualTo("back");
      isOver(alice);
    }
  }

  /** The core is still at its books when the caller has got the answer. */
  @Test
  void anAckGoesOnHoweverQuickItIs() throws IOException {
    try (RawClient alice = container.client("alice").registered();
        RawClient bob = container.client("bob").registered()) {
      for (int i = 0; i < 60; i++) {
        String from = "From: <sip:alice@litwareinc.com>;tag=quick" + i;
        alice.request("INVITE", "sip:bob@litwareinc.com", 1, "q" + i, from);
        bob.answer(bob.receive(), 200, "b");
        Stream<String> routes = Stream.of(alice.receiveFinal().routesOfCaller());
        String to = "To: <sip:bob@litwareinc.com>;tag=b";
        String[] headers = Stream.concat(routes, Stream.of(from, to)).toArray(String[]::new);
        alice.request("ACK", BOB, 1, "qa" + i, headers);
        assertThat(bob.receive().header("X-Relay")).isEqualTo("short");
        alice.request("BYE", BOB, 2, "qb" + i, headers);
        bob.answer(bob.receive(), 200, "b");
        assertThat(alice.receiveFinal().status()).isEqualTo(200);
      }
      Waiting.until(() -> container.sessions() == 0);
    }
  }

  @Test
  void aRefusedByeLeavesTheCall() throws IOException {
    try (RawClient alice = container.client("alice").registered();
        RawClient bob = container.client("bob").registered()) {
      call(alice, bob);
      bob.answer(bye(alice, bob, 2), 403, "b");
      assertThat(alice.receiveFinal().status()).isEqualTo(403);
      RawMessage again = bye(alice, bob, 3);
      assertThat(again.header("X-Relay")).isEqualTo("short");
      bob.answer(again, 481, "b");
      assertThat(alice.receiveFinal().status()).isEqualTo(481);
      isOver(alice);
    }
  }

  @Test
  void whoIsGoneHasHungUp() throws IOException {
    try (RawClient alice = container.client("alice").registered()) {
      try (RawClient bob = container.client("bob").registered()) {
        call(alice, bob);
        bye(alice, bob, 2);
      }
      assertThat(alice.receiveFinal().status()).isEqualTo(480);
      isOver(alice);
    }
  }

  @Test
  void whoDoesNotWaitForTheAnswerHasHungUpToo() throws IOException {
    try (RawClient bob = container.client("bob").registered()) {
      RawMessage bye;
      try (RawClient alice = container.client("alice").registered()) {
        call(alice, bob);
        bye = bye(alice, bob, 2);
      }
      bob.answer(bye, 200, "b");
      Waiting.until(() -> container.sessions() == 0);
    }
  }

  @Test
  void theAckOfARefusalEndsAtTheTransactionThatWaitsForIt() throws IOException {
    try (RawClient alice = container.client("alice").registered();
        RawClient bob = container.client("bob").registered()) {
      call(alice, bob);
      alice.request("INVITE", BOB, 2, "re", toBob);
      RawMessage again = bob.receive();
      bob.answer(again, 488, "b");
      assertThat(bob.receive().method()).isEqualTo("ACK");
      assertThat(alice.receiveFinal().status()).isEqualTo(488);
      alice.request("ACK", BOB, 2, "re", toBob);
      dealtWith(alice);
      RawMessage bye = bye(alice, bob, 3);
      assertThat(bye.method()).isEqualTo("BYE"); // and no second ACK before it
      bob.answer(bye, 200, "b");
      assertThat(alice.receiveFinal().status()).isEqualTo(200);
      isOver(alice);
    }
  }

  @Test
  void aByeThatComesBeforeAnAnswerTakesTheWayOfItsRequest() throws IOException {
    try (RawClient alice = container.client("alice").registered();
        RawClient bob = container.client("bob").registered()) {
      call(alice, bob);
      alice.request("INVITE", BOB, 2, "open", toBob);
      assertThat(bob.receive().method()).isEqualTo("INVITE"); // and is never answered
      RawMessage bye = bye(alice, bob, 3);
      assertThat(bye.all("X-Relay")).isEmpty();
      bob.answer(bye, 200, "b");
      assertThat(alice.receiveFinal().status()).isEqualTo(200);
      isOver(alice);
    }
  }
}
