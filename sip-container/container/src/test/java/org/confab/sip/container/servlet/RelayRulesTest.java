package org.confab.sip.container.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens to a request on its way through the proxy (RFC 3261 16.6, 16.8, RFC 3262, 5393). */
class RelayRulesTest {
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
  void aRequestThatComesBackUnchangedIsALoop() throws IOException {
    try (RawClient alice = container.client("alice");
        RawClient bob = container.client("bob").registered()) {
      alice.request("INVITE", "sip:bob@litwareinc.com", 1, "l");
      RawMessage invite = bob.receive();
      bob.sendBack(invite, "sip:bob@litwareinc.com");
      RawMessage refusal = bob.receiveFinal();
      assertThat(refusal.status()).isEqualTo(482);
      assertThat(refusal.header("ms-diagnostics")).startsWith("1007;");
    }
  }

  @Test
  void aRequestThatComesBackForSomebodyElseIsNone() throws IOException {
    try (RawClient alice = container.client("alice");
        RawClient carol = container.client("carol").registered();
        RawClient bob = container.client("bob").registered()) {
      alice.request("INVITE", "sip:bob@litwareinc.com", 1, "s");
      bob.sendBack(bob.receive(), "sip:carol@litwareinc.com");
      RawMessage spiral = carol.receive();
      assertThat(spiral.method()).isEqualTo("INVITE");
      assertThat(spiral.all("Via")).hasSizeGreaterThanOrEqualTo(4);
      assertThat(spiral.header("Max-Forwards")).isEqualTo("67");
    }
  }

  @Test
  void aDeviceThatDoesNotEndItsRingingIsTimedOutAndCancelled() throws IOException {
    try (RawClient alice = container.client("alice");
        RawClient bob = container.client("bob").registered()) {
      alice.request("INVITE", "sip:bob@litwareinc.com", 1, "c", "X-Timer: 1");
      RawMessage invite = bob.receive();
      bob.answer(invite, 180, "b");
      assertThat(bob.receive().method()).isEqualTo("CANCEL");
      assertThat(alice.receiveFinal().status()).isEqualTo(408);
    }
  }

  @Test
  void aDeviceThatSaysThatItRingsHasItsTimeAnew() throws IOException {
    try (RawClient alice = container.client("alice");
        RawClient bob = container.client("bob").registered()) {
      long start = System.nanoTime();
      alice.request("INVITE", "sip:bob@litwareinc.com", 1, "r", "X-Timer: 1");
      RawMessage invite = bob.receive();
      for (long now = start; now - start < 1_500_000_000L; now = System.nanoTime()) {
        bob.answer(invite, 180, "b");
        assertThat(ringing(alice).status()).isEqualTo(180);
      }
      bob.answer(invite, 200, "b");
      assertThat(ringing(alice).status()).isEqualTo(200);
    }
  }

  @Test
  void aReliableProvisionalResponseAndItsPrackPass() throws IOException {
    try (RawClient alice = container.client("alice").registered();
        RawClient bob = container.client("bob").registered()) {
      alice.request("INVITE", "sip:bob@litwareinc.com", 1, "k", "Supported: 100rel");
      RawMessage invite = bob.receive();
      assertThat(invite.header("Supported")).isEqualTo("100rel");
      bob.answer(invite, 183, "b", "Require: 100rel", "RSeq: 7");
      RawMessage progress = ringing(alice);
      assertThat(progress.header("RSeq")).isEqualTo("7");
      String[] prack =
          Stream.concat(
                  Stream.of(progress.routesOfCaller()),
                  Stream.of("To: <sip:bob@litwareinc.com>;tag=b", "RAck: 7 1 INVITE"))
              .toArray(String[]::new);
      alice.request("PRACK", "sip:bob@litwareinc.com;opaque=user:epid:bob;gruu", 2, "kp", prack);
      RawMessage atBob = bob.receive();
      assertThat(atBob.method()).isEqualTo("PRACK");
      assertThat(atBob.header("RAck")).isEqualTo("7 1 INVITE");
      bob.answer(atBob, 200, "b");
      assertThat(alice.receiveFinal().header("CSeq")).isEqualTo("2 PRACK");
      bob.answer(invite, 200, "b");
      assertThat(alice.receiveFinal().header("CSeq")).isEqualTo("1 INVITE");
    }
  }

  @Test
  void theReasonOfACancelReachesTheDevice() throws IOException {
    try (RawClient alice = container.client("alice");
        RawClient bob = container.client("bob").registered()) {
      alice.request("INVITE", "sip:bob@litwareinc.com", 1, "z");
      bob.answer(bob.receive(), 180, "b");
      assertThat(ringing(alice).status()).isEqualTo(180);
      alice.request(
          "CANCEL",
          "sip:bob@litwareinc.com",
          1,
          "z",
          "To: <sip:bob@litwareinc.com>",
          "Reason: SIP;cause=600;text=\"Busy Everywhere\"");
      assertThat(alice.receiveFinal().header("CSeq")).isEqualTo("1 CANCEL");
      RawMessage cancel = bob.receive();
      assertThat(cancel.method()).isEqualTo("CANCEL");
      assertThat(cancel.header("Reason")).isEqualTo("SIP;cause=600;text=\"Busy Everywhere\"");
    }
  }

  @Test
  void headersThatNobodyHereKnowsPassInTheirOrder() throws IOException {
    try (RawClient alice = container.client("alice");
        RawClient bob = container.client("bob").registered()) {
      alice.request(
          "INVITE", "sip:bob@litwareinc.com", 1, "h", "X-One: a, b", "X-Two: ;;,", "X-One: c");
      RawMessage invite = bob.receive();
      assertThat(invite.all("X-One")).containsExactly("a, b", "c");
      assertThat(invite.header("X-Two")).isEqualTo(";;,");
      assertThat(invite.header("Max-Forwards")).isEqualTo("69");
    }
  }

  private static RawMessage ringing(RawClient client) throws IOException {
    RawMessage message = client.receive();
    while (message.status() == 100) {
      message = client.receive();
    }
    return message;
  }
}
