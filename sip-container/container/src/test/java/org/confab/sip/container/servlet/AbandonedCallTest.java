package org.confab.sip.container.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that was cancelled ends, whatever becomes of the device that rang. */
class AbandonedCallTest {
  /** Milliseconds: what was answered lives 64 times as long on UDP. */
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
  @ValueSource(strings = {"tcp", "udp"})
  void aDeviceMayCloseLongAfterTheCancelIsForgotten(String transport) throws IOException {
    try (RawClient alice = container.client("alice", transport)) {
      try (RawClient bob = container.client("bob").registered()) {
        cancelled(alice, bob);
        container.forgetCancels();
        Waiting.until(() -> container.transactions() <= 2);
      }
      assertThat(answerToInvite(alice).status()).isEqualTo(480);
    }
    Waiting.until(() -> container.sessions() == 0 && container.transactions() == 0);
  }

  @Test
  void aDeviceThatNeverAnswersACancelIsGivenUp() throws IOException {
    try (RawClient alice = container.client("alice");
        RawClient bob = container.client("bob").registered()) {
      cancelled(alice, bob, "X-Timer: 1");
      assertThat(answerToInvite(alice).status()).isEqualTo(408);
      Waiting.until(() -> container.sessions() == 0 && container.transactions() == 0);
    }
  }

  @Test
  void aDeviceThatIsCancelledForAnotherIsGivenUpToo() throws IOException {
    try (RawClient alice = container.client("alice");
        RawClient desk = container.client("desk").registered();
        RawClient mobile = container.client("mobile").registered()) {
      alice.request(
          "INVITE", "sip:fork@litwareinc.com", 1, "f", "X-Targets: desk,mobile", "X-Timer: 1");
      desk.answer(desk.receive(), 183, "d");
      ringing(alice);
      mobile.answer(mobile.receive(), 200, "m");
      assertThat(desk.receive().method()).isEqualTo("CANCEL");
      assertThat(answerToInvite(alice).status()).isEqualTo(200);
      Waiting.until(() -> container.transactions() == 0);
    }
  }

  private static void cancelled(RawClient alice, RawClient bob, String... further)
      throws IOException {
    alice.request("INVITE", "sip:bob@litwareinc.com", 1, "c", further);
    bob.answer(bob.receive(), 183, "b");
    ringing(alice);
    alice.request("CANCEL", "sip:bob@litwareinc.com", 1, "c");
    assertThat(bob.receive().method()).isEqualTo("CANCEL");
    assertThat(alice.receiveFinal().header("CSeq")).isEqualTo("1 CANCEL");
  }

  /** What is not known to ring is not cancelled (RFC 3261 9.1). */
  private static void ringing(RawClient alice) throws IOException {
    RawMessage answer = alice.receive();
    while (answer.status() != 183) {
      answer = alice.receive();
    }
  }

  private static RawMessage answerToInvite(RawClient alice) throws IOException {
    RawMessage answer = alice.receiveFinal();
    assertThat(answer.header("CSeq")).isEqualTo("1 INVITE");
    return answer;
  }
}
