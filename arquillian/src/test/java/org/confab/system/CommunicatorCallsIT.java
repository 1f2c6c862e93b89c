package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two people with pidgin-sipe call each other: they hear each other's tone, and it ends. */
@ExtendWith(SharedConfab.class)
class CommunicatorCallsIT {
  private SipeClient alice;
  private SipeClient bob;
  private String aliceName;
  private String bobName;

  @BeforeEach
  void signIn(ConfabServer server) {
    aliceName = NewUser.of(server);
    bobName = NewUser.of(server);
    alice = Start.of(server, aliceName, "tls").signIn();
    bob = Start.of(server, bobName, "tcp").signIn();
    alice.awaitSettled();
    bob.awaitSettled();
  }

  @AfterEach
  void signOut() {
    bob.close();
    alice.close();
  }

  @Test
  void theyHearEachOtherAndTheCallerHangsUp() {
    talk();
    alice.order("hang-up");
    assertThat(bob.awaitReceived("BYE sip:")).contains(aliceName);
    bob.await("call-ended");
    alice.await("call-ended");
  }

  @Test
  void theyHearEachOtherAndTheCalleeHangsUp() {
    talk();
    bob.order("hang-up");
    assertThat(alice.awaitReceived("BYE sip:")).contains(bobName);
    alice.await("call-ended");
    bob.await("call-ended");
  }

  @Test
  void whoIsCalledDeclines() {
    ring(bob);
    bob.order("decline");
    alice.awaitReceived("SIP/2.0 603", "INVITE");
    alice.await("call-ended");
    bob.await("call-ended");
  }

  /** It has no CANCEL: its BYE names no To tag and no route. */
  @Test
  void aCallerWhoGivesUpSendsAByeOfNoDialogAndTheOtherSideRingsOn() {
    ring(bob);
    alice.awaitReceived("SIP/2.0 180", "INVITE");
    alice.order("hang-up");
    alice.await("call-ended");
    alice.awaitReceived("SIP/2.0 481", "BYE");
    bob.order("decline");
    bob.await("call-ended");
  }

  @Test
  void oneOfTwoMachinesTakesTheCallAndTheOtherStopsRinging(ConfabServer server) {
    try (SipeClient laptop = Start.of(server, bobName, "tls").with("--host", "laptop").signIn()) {
      laptop.awaitSettled();
      ring(bob);
      laptop.await("call-rings", "from", address(aliceName));
      laptop.order("pick-up");
      assertThat(bob.awaitReceived("CANCEL sip:"))
          .contains("Reason: SIP;cause=200;text=\"Call completed elsewhere\"");
      bob.await("call-ended");
      alice.await("call-connected", "with", address(bobName));
      laptop.await("heard");
      alice.await("heard");
      alice.order("hang-up");
      laptop.await("call-ended");
    }
  }

  private void talk() {
    ring(bob);
    bob.order("pick-up");
    alice.await("call-connected", "with", address(bobName));
    bob.await("call-connected", "with", address(aliceName));
    alice.await("heard");
    bob.await("heard");
  }

  private void ring(SipeClient callee) {
    alice.order("call " + address(bobName));
    callee.await("call-rings", "from", address(aliceName));
  }

  private static String address(String name) {
    return name + "@" + ConfabServer.DOMAIN;
  }
}
