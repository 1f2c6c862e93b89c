package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may see what of alice, as she decides with pidgin-sipe. */
@ExtendWith(SharedConfab.class)
class AccessLevelIT {
  /** How long somebody may still see a person once the server has taken her block. */
  private static final Duration BLOCKED_WITHIN = Duration.ofSeconds(2);

  private static final String BOB = "bob@" + ConfabServer.DOMAIN;

  private static SipeClient alice;
  private static SipeClient bob;
  private static SipeClient carol;

  @BeforeAll
  static void signInAndWriteANote(ConfabServer server) {
    alice = Start.of(server, "alice", "tls").launch();
    bob = Start.of(server, "bob", "tcp").launch();
    carol = Start.of(server, "carol", "tls").launch();
    Stream.of(alice, bob, carol).forEach(SipeClient::awaitSettled);
    alice.awaitShown("bob", "status", "available");
    alice.settle("categories", "status available at my desk");
    bob.awaitShown("alice", "status", "available", "note", "at my desk");
    carol.awaitShown("alice", "status", "available", "note", "at my desk");
  }

  @AfterAll
  static void clearTheNoteAndSignOut() {
    alice.settle("categories", "status available");
    Stream.of(alice, bob, carol).forEach(SipeClient::close);
  }

  @AfterEach
  void leaveBobAtTheUsualLevel() {
    alice.settle("containers", "level " + BOB + " Company");
  }

  @Test
  void whoIsBlockedSeesNobodyWithinTwoSecondsAndOthersSeeAsBefore() {
    measured("block", "block " + BOB, "status", "offline", "note", "");
    alice.order("look " + BOB);
    alice.awaitShown("bob", "level", "Blocked", "status", "available");
    measured("unblock", "unblock " + BOB, "status", "available", "note", "at my desk");
    carol.awaitShown("alice", "status", "available", "note", "at my desk");
  }

  @Test
  void theMenuBlocksToo() {
    measured("block by menu", "level " + BOB + " Blocked", "status", "offline", "note", "");
    alice.change("categories", "status busy at my desk");
    carol.awaitShown("alice", "status", "busy");
    bob.awaitShown("alice", "status", "offline");
    alice.change("categories", "status available at my desk");
    carol.awaitShown("alice", "status", "available");
    String level = "level " + BOB + " Company";
    measured("unblock by menu", level, "status", "available", "note", "at my desk");
  }

  @ParameterizedTest
  @CsvSource({"Personal,at my desk", "Team,at my desk", "Public,''"})
  void aWatcherSeesWhatHisLevelAllows(String level, String note) {
    alice.change("containers", "level " + BOB + " " + level);
    alice.order("look " + BOB);
    alice.awaitShown("bob", "level", level);
    bob.awaitShown("alice", "status", "available", "note", note);
    alice.change("categories", "status busy at my desk");
    bob.awaitShown("alice", "status", "busy", "note", note);
    alice.change("categories", "status available at my desk");
    alice.change("containers", "level " + BOB + " Company");
    bob.awaitShown("alice", "status", "available", "note", "at my desk");
    carol.awaitShown("alice", "status", "available", "note", "at my desk");
  }

  @Test
  void aBlockedPersonStaysBlockedWhenHeSignsInAgain(ConfabServer server) {
    measured("block", "block " + BOB, "status", "offline", "note", "");
    bob.close();
    bob = Start.of(server, "bob", "tls").signIn();
    bob.awaitShown("carol", "status", "available");
    assertThat(bob.awaitShown("alice", "status", "offline").field("note")).isEmpty();
    alice.change("containers", "unblock " + BOB);
    bob.awaitShown("alice", "status", "available", "note", "at my desk");
  }

  private static void measured(String what, String order, String... seen) {
    long start = System.nanoTime();
    alice.change("containers", order);
    bob.awaitShown(BLOCKED_WITHIN, "alice", seen);
    System.out.printf("%s: seen after %d ms%n", what, (System.nanoTime() - start) / 1_000_000);
  }
}
