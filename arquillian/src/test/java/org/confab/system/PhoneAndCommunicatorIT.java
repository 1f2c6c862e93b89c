package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.confab.system.client.Baresip;
import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * pidgin-sipe and a SIP phone: what they have in common works, and what they have not ends with the
 * client's own reason.
 */
@ExtendWith(SharedConfab.class)
class PhoneAndCommunicatorIT {
  private static final String ALICE = "sip:alice@" + ConfabServer.DOMAIN;
  private static final String BOB = "bob@" + ConfabServer.DOMAIN;

  private SipeClient alice;
  private Baresip bob;

  @BeforeEach
  void signIn(ConfabServer server) {
    alice = Start.of(server, "alice", "tls").signIn();
    bob = Baresip.signIn(server, "bob", "tcp", "alice");
    // Whatever status bob has chosen before.
    alice.awaitShown("bob", "level", "Company");
  }

  @AfterEach
  void signOut() {
    bob.close();
    alice.close();
  }

  @Test
  void aMessageOfThePhoneArrives() {
    bob.message("hello alice");
    alice.await("im", "from", BOB, "text", "hello alice");
  }

  /** The phone knows no sessions of messages. */
  @Test
  void aSessionOfMessagesIsRefusedByThePhoneAndTheSenderIsTold() {
    alice.order("im " + BOB + " hello bob");
    assertThat(alice.awaitReceived("SIP/2.0 488", "INVITE")).contains("bob@");
    assertThat(alice.await("problem", "in", BOB).field("text")).contains("hello bob");
    bob.awaitIdle();
  }

  @Test
  void aCallOfThePhoneIsTakenAndEnds() {
    bob.dial(ALICE);
    alice.await("call-rings", "from", BOB);
    bob.awaitEvent("CALL_RINGING");
    alice.order("pick-up");
    bob.awaitEvent("CALL_ESTABLISHED");
    bob.hangUp();
    alice.await("call-ended");
    bob.awaitIdle();
  }

  @Test
  void aCallOfThePhoneIsDeclined() {
    bob.dial(ALICE);
    alice.await("call-rings", "from", BOB);
    bob.awaitEvent("CALL_RINGING");
    alice.order("decline");
    bob.awaitEvent("CALL_CLOSED", "603");
  }

  /** It writes its offers into multipart bodies, which this phone does not read. */
  @Test
  void aCallToThePhoneEndsWithThePhonesReason() {
    alice.order("call " + BOB);
    alice.awaitReceived("SIP/2.0 500 Call Error", "INVITE");
    alice.await("call-ended");
    bob.awaitIdle();
  }
}
