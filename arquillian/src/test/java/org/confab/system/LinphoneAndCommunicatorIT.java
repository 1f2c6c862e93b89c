package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.confab.system.client.Linphone;
import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * pidgin-sipe and a Linphone: they write to and call each other, as far as both makers know how.
 */
@ExtendWith(SharedConfab.class)
class LinphoneAndCommunicatorIT {
  private SipeClient alice;
  private Linphone carol;
  private String aliceName;
  private String carolName;

  @BeforeEach
  void signIn(ConfabServer server) {
    aliceName = NewUser.of(server);
    carolName = NewUser.of(server);
    alice = Start.of(server, aliceName, "tls").signIn();
    carol = Linphone.signIn(server, carolName, "tcp");
    alice.awaitSettled();
  }

  @AfterEach
  void signOut() {
    carol.close();
    alice.close();
  }

  @Test
  void aMessageOfTheLinphoneArrives() {
    carol.message("sip:" + address(aliceName), "hello alice");
    alice.await("im", "from", address(carolName), "text", "\"hello alice\"");
  }

  @Test
  void aSessionOfMessagesIsRefusedByTheLinphoneAndTheSenderIsTold() {
    alice.order("im " + address(carolName) + " hello carol");
    assertThat(alice.awaitReceived("SIP/2.0 488", "INVITE")).contains(carolName);
    assertThat(alice.await("problem", "in", address(carolName)).field("text"))
        .contains("hello carol");
  }

  @Test
  void aCallOfTheLinphoneIsTakenAndItHangsUp() {
    carol.dial("sip:" + address(aliceName));
    alice.await("call-rings", "from", address(carolName));
    carol.await("ringing", "ringing");
    alice.order("pick-up");
    carol.await("answer", "connected");
    carol.hangUp();
    alice.await("call-ended");
  }

  @Test
  void aCallOfTheLinphoneIsDeclined() {
    carol.dial("sip:" + address(aliceName));
    alice.await("call-rings", "from", address(carolName));
    alice.order("decline");
    carol.await("end", "declined");
  }

  /** Its program ends at a body whose boundary is quoted; the caller is told so at once. */
  @Test
  void aCallToTheLinphoneEndsWithTheLinphone() {
    alice.order("call " + address(carolName));
    assertThat(alice.awaitReceived("SIP/2.0 480", "CSeq: 1 INVITE", carolName))
        .contains("ms-diagnostics: 1006;");
    alice.await("call-ended");
  }

  private static String address(String name) {
    return name + "@" + ConfabServer.DOMAIN;
  }
}
