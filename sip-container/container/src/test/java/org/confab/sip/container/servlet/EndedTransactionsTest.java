package org.confab.sip.container.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Each call that was answered keeps its messages until its transactions are gone. */
class EndedTransactionsTest {
  /** The stack's own time is 8 seconds. */
  private static final Duration SOON = Duration.ofSeconds(6);

  private static final int CALLS = 10;

  @Test
  void whatIsAnsweredOverTcpIsNotKeptForLong() throws IOException {
    try (RunningContainer container = new RunningContainer(RelayGuard.class);
        RawClient alice = container.client("alice").registered();
        RawClient bob = container.client("bob").registered()) {
      for (int i = 0; i < CALLS; i++) {
        String from = "From: <sip:alice@litwareinc.com>;tag=ended" + i;
        alice.request("INVITE", "sip:bob@litwareinc.com", 1, "ended" + i, from);
        bob.answer(bob.receive(), 200, "b");
        assertThat(alice.receiveFinal().status()).isEqualTo(200);
      }
      assertThat(container.transactions()).isGreaterThanOrEqualTo(CALLS);
      Waiting.until(() -> container.transactions() == 0, SOON);
    }
  }
}
