package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.LiveObjects;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Endpoints that are killed: they close nothing, sign out of nothing and say nothing more. */
@ExtendWith(SharedConfab.class)
class VanishedEndpointIT {
  /** What a signed-in endpoint costs the server: gone with it. */
  private static final List<String> KEPT_FOR_AN_ENDPOINT =
      List.of(
          "org.confab.core.subscription.Subscription",
          "org.confab.core.presence.Watch",
          "org.confab.core.authentication.SecurityAssociation",
          "org.confab.sip.container.transport.StreamInput");

  private static final Duration PATIENCE = Duration.ofSeconds(25);

  @Test
  void watchersSeeItOfflineAndMessagesToItAreRefused(ConfabServer server) {
    try (SipeClient bob = Start.of(server, "bob", "tls").signIn();
        SipeClient alice = Start.of(server, "alice", "tcp").signIn()) {
      bob.awaitShown("alice", "status", "available");
      long start = System.nanoTime();
      alice.kill();
      bob.awaitShown("alice", "status", "offline");
      System.out.printf(
          "killed client: offline after %d ms%n", (System.nanoTime() - start) / 1_000_000);
      bob.order("im alice@" + ConfabServer.DOMAIN + " still there?");
      bob.await("problem");
    }
  }

  @Test
  void anotherEndpointOfTheSamePersonStaysAndItsStateShows(ConfabServer server) {
    try (SipeClient bob = Start.of(server, "bob", "tls").signIn();
        SipeClient desk = Start.of(server, "alice", "tls").with("--host", "desk").launch();
        SipeClient laptop = Start.of(server, "alice", "tcp").with("--host", "laptop").launch()) {
      desk.awaitSettled();
      laptop.awaitSettled();
      laptop.awaitReceived("BENOTIFY", "roaming-self", "<machineName>desk");
      desk.change("categories", "idle on");
      bob.awaitShown("alice", "status", "available");
      laptop.kill();
      bob.awaitShown("alice", "status", "away");
      desk.awaitOwn("status", "away");
      desk.change("categories", "idle off");
      bob.awaitShown("alice", "status", "available");
    }
  }

  @Test
  void theServerKeepsNothingOfIt(ConfabServer server) {
    long pid = server.recordedPid();
    try (SipeClient bob = Start.of(server, "bob", "tls").signIn()) {
      bob.awaitSettled();
      Map<String, Long> before = LiveObjects.count(pid, KEPT_FOR_AN_ENDPOINT);
      List<SipeClient> doomed =
          IntStream.range(0, 3)
              .mapToObj(i -> Start.of(server, "alice", "tls").with("--host", "doomed" + i).launch())
              .toList();
      Map<String, Long> during = Map.of();
      try {
        doomed.forEach(SipeClient::awaitSettled);
        bob.awaitShown("alice", "status", "available");
        during = LiveObjects.count(pid, KEPT_FOR_AN_ENDPOINT);
      } finally {
        doomed.forEach(SipeClient::kill); // who stays is seen online in the tests that follow
      }
      assertThat(during).allSatisfy((name, n) -> assertThat(n).isGreaterThan(before.get(name)));
      bob.awaitShown("alice", "status", "offline");
      Map<String, Long> after = LiveObjects.count(pid, KEPT_FOR_AN_ENDPOINT);
      for (Instant end = Instant.now().plus(PATIENCE);
          anyGrew(before, after) && Instant.now().isBefore(end); ) {
        after = LiveObjects.count(pid, KEPT_FOR_AN_ENDPOINT);
      }
      System.out.printf("endpoints: before %s, during %s, after %s%n", before, during, after);
      assertThat(after)
          .allSatisfy((name, n) -> assertThat(n).isLessThanOrEqualTo(before.get(name)));
    }
  }

  private static boolean anyGrew(Map<String, Long> before, Map<String, Long> after) {
    return after.entrySet().stream().anyMatch(one -> one.getValue() > before.get(one.getKey()));
  }
}
