package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.confab.system.client.Event;
import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What alice says of herself, and what bob and carol see of it, all of them with pidgin-sipe. */
@ExtendWith(SharedConfab.class)
class PresenceIT {
  private static SipeClient alice;
  private static SipeClient bob;
  private static SipeClient carol;

  @BeforeAll
  static void signIn(ConfabServer server) {
    alice = Start.of(server, "alice", "tls").launch();
    bob = Start.of(server, "bob", "tcp").launch();
    carol = Start.of(server, "carol", "tls").launch();
    Stream.of(alice, bob, carol).forEach(SipeClient::awaitSettled);
  }

  @AfterAll
  static void signOut() {
    Stream.of(alice, bob, carol).forEach(SipeClient::close);
  }

  @BeforeEach
  void beginAvailableAndWithoutNote() {
    alice.settle("categories", "status available");
    everybodySeesAlice("status", "available", "note", "");
  }

  @ParameterizedTest
  @CsvSource({
    "busy,Busy",
    "do-not-disturb,Do not disturb",
    "be-right-back,Be right back",
    "away,Away"
  })
  void aStatusReachesEveryWatcher(String status, String activity) {
    alice.change("categories", "status " + status);
    everybodySeesAlice("status", status, "activity", activity);
    alice.change("categories", "status available");
    everybodySeesAlice("status", "available", "activity", "Available");
  }

  @Test
  void aNoteIsShownWithItsStatusAndStaysUntilItIsCleared() {
    alice.change("categories", "status busy café & \"friends\" 5 € — back soon");
    everybodySeesAlice("status", "busy", "note", "café & \"friends\" 5 € — back soon");
    alice.change("categories", "status available writing");
    everybodySeesAlice("status", "available", "note", "writing");
    alice.change("categories", "status available");
    everybodySeesAlice("status", "available", "note", "");
    alice.change("categories", "status available again");
    everybodySeesAlice("status", "available", "note", "again");
    alice.assertNothingRefused();
  }

  @Test
  void whoAppearsOfflineIsOfflineToOthersAndStillSeesThem() {
    alice.change("categories", "status invisible");
    everybodySeesAlice("status", "offline");
    bob.change("categories", "status busy");
    alice.awaitShown("bob", "status", "busy");
    bob.change("categories", "status available");
    alice.awaitShown("bob", "status", "available");
    alice.change("categories", "status available");
    everybodySeesAlice("status", "available");
  }

  @ParameterizedTest
  @CsvSource({"available", "busy"})
  void anIdleMachineIsAwayUntilThePersonIsBack(String before) {
    alice.settle("categories", "status " + before);
    everybodySeesAlice("status", before);
    alice.change("categories", "idle on");
    everybodySeesAlice("status", "away");
    alice.change("categories", "idle off");
    everybodySeesAlice("status", before);
    alice.assertNothingRefused();
  }

  @Test
  void aResetStatusGivesWayToTheMachine() {
    alice.change("categories", "status busy");
    everybodySeesAlice("status", "busy");
    alice.change("categories", "reset-status");
    everybodySeesAlice("status", "available");
  }

  @Test
  void aSecondEndpointSharesStatusAndNote(ConfabServer server) {
    try (SipeClient laptop = Start.of(server, "alice", "tcp").with("--host", "laptop").signIn()) {
      laptop.awaitShown("bob", "status", "available");
      alice.awaitReceived("BENOTIFY", "roaming-self", "<machineName>laptop");
      alice.change("categories", "status busy in the lab");
      laptop.awaitOwn("status", "busy", "note", "in the lab");
      everybodySeesAlice("status", "busy", "note", "in the lab");
      laptop.change("categories", "status do-not-disturb in the lab");
      alice.awaitOwn("status", "do-not-disturb", "note", "in the lab");
      everybodySeesAlice("status", "do-not-disturb", "note", "in the lab");
    }
    Event kept = bob.awaitShown("alice", "status", "do-not-disturb");
    assertThat(kept.field("note")).isEqualTo("in the lab");
    alice.change("categories", "status available");
    everybodySeesAlice("status", "available", "note", "");
    alice.assertNothingRefused();
  }

  @Test
  void whoSignsOutIsOfflineAndWhoComesBackIsThereAgain(ConfabServer server) {
    carol.close();
    alice.awaitShown("carol", "status", "offline");
    bob.awaitShown("carol", "status", "offline");
    carol = Start.of(server, "carol", "tls").signIn();
    alice.awaitShown("carol", "status", "available");
    bob.awaitShown("carol", "status", "available");
    carol.awaitShown("alice", "status", "available");
  }

  private static void everybodySeesAlice(String... fields) {
    bob.awaitShown("alice", fields);
    carol.awaitShown("alice", fields);
  }
}
