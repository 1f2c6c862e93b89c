package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.confab.system.client.Baresip;
import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People call to hear themselves: a phone that dials, and the menu of pidgin-sipe. */
@ExtendWith(SharedConfab.class)
class CallToOneselfIT {
  private static final String ADDRESS = "sip:test-call@" + ConfabServer.DOMAIN;
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final long LOOK_MILLIS = 50;
  private static final int PROMPT = 1000;
  private static final int OWN = 500;

  private static void await(String what, BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(LOOK_MILLIS).toNanos());
    }
  }

  @Test
  void aPhoneHearsThePromptThenItselfAndIsHungUp(ConfabServer server) {
    try (Baresip phone = Baresip.signInSinging(server, NewUser.of(server), "udp", OWN)) {
      phone.dial(ADDRESS);
      phone.awaitEvent("CALL_ESTABLISHED");
      await("the prompt", () -> phone.heard().tone(PROMPT));
      await("its own tone", () -> phone.heard().tone(OWN));
      phone.awaitEvent("CALL_CLOSED");
      phone.awaitIdle();
    }
  }

  @Test
  void theMenuOfACommunicatorClientHasItAndItWorks(ConfabServer server) {
    try (SipeClient client = Start.of(server, NewUser.of(server), "tls").signIn()) {
      client.awaitReceived("botSipUriForTestCall");
      client.order("test-call");
      client.await("call-connected");
      client.await("hears", "tones", "440");
      client.await("call-ended");
    }
  }
}
