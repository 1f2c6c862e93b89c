package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.confab.system.client.Baresip;
import org.confab.system.client.Linphone;
import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Alice has a machine with pidgin-sipe and two SIP phones: all are rung, one of them answers. */
@ExtendWith(SharedConfab.class)
class ThreeEndpointsIT {
  private static final String ALICE = "sip:alice@" + ConfabServer.DOMAIN;

  private SipeClient desk;
  private Baresip kitchen;
  private Linphone pocket;
  private Baresip caller;

  @BeforeEach
  void signIn(ConfabServer server) {
    desk = Start.of(server, "alice", "tls").signIn();
    kitchen = Baresip.signIn(server, "alice", "tcp");
    pocket = Linphone.signIn(server, "alice", "tls");
    caller = Baresip.signIn(server, "bob", "udp", "alice");
  }

  @AfterEach
  void signOut() {
    caller.close();
    pocket.close();
    kitchen.close();
    desk.close();
  }

  @Test
  void aCallThatOnePhoneTakesRingsNowhereElse() {
    callAlice();
    kitchen.accept();
    caller.awaitEvent("CALL_ESTABLISHED");
    assertThat(desk.awaitReceived("CANCEL sip:")).contains("Reason: SIP;cause=200");
    desk.await("call-ended");
    pocket.await("end of ringing", "ended");
    caller.hangUp();
    kitchen.awaitEvent("CALL_CLOSED");
    kitchen.awaitIdle();
  }

  @Test
  void aCallThatTheOtherPhoneTakesRingsNowhereElse() {
    callAlice();
    pocket.accept();
    caller.awaitEvent("CALL_ESTABLISHED");
    kitchen.awaitEvent("CALL_CLOSED");
    kitchen.awaitIdle();
    desk.await("call-ended");
    pocket.hangUp();
    caller.awaitEvent("CALL_CLOSED");
  }

  @Test
  void aCallThatIsDeclinedAtOnePlaceEndsEverywhere() {
    callAlice();
    pocket.hangUp();
    caller.awaitEvent("CALL_CLOSED", "603");
    kitchen.awaitEvent("CALL_CLOSED");
    kitchen.awaitIdle();
    desk.await("call-ended");
  }

  @Test
  void aCallerWhoGivesUpEndsTheRingingEverywhere() {
    callAlice();
    caller.hangUp();
    kitchen.awaitEvent("CALL_CLOSED");
    kitchen.awaitIdle();
    pocket.await("end of ringing", "ended");
    desk.await("call-ended");
  }

  private void callAlice() {
    caller.dial(ALICE);
    kitchen.awaitEvent("CALL_INCOMING");
    pocket.await("ringing", "new incoming call from");
    desk.await("call-rings", "from", "bob@" + ConfabServer.DOMAIN);
    caller.awaitEvent("CALL_RINGING");
  }
}
