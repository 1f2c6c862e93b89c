package org.confab.system;

import org.confab.system.client.Baresip;
import org.confab.system.client.Linphone;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two phones of different makers, neither written here: each signs in, writes to and calls the
 * other.
 */
@ExtendWith(SharedConfab.class)
class PhonesIT {
  // Linphone leaves without waiting whether the server has heard it over UDP: its users are new
  // ones,
  // who are not taken for present by other tests.
  private static final String BOB = "sip:bob@" + ConfabServer.DOMAIN;

  @ParameterizedTest
  @ValueSource(strings = {"udp", "tcp", "tls"})
  void messagesAndCallsGoBothWaysAndEitherHangsUp(String transport, ConfabServer server) {
    String name = NewUser.of(server);
    try (Linphone carol = Linphone.signIn(server, name, transport);
        Baresip bob = Baresip.signIn(server, "bob", transport, name)) {
      carol.message(BOB, "hello bob");
      bob.awaitMessage("hello bob");
      bob.message("hello carol");
      carol.await("message", "Message received from", "hello carol");

      carol.dial(BOB);
      bob.awaitEvent("CALL_INCOMING");
      carol.await("ringing", "ringing");
      bob.accept();
      carol.await("answer", "connected");
      bob.awaitEvent("CALL_ESTABLISHED");
      bob.awaitEvent("CALL_RTPESTAB");
      bob.hangUp();
      carol.await("end", "ended");

      bob.dial("sip:" + name + "@" + ConfabServer.DOMAIN);
      carol.await("ringing", "new incoming call from");
      bob.awaitEvent("CALL_RINGING");
      carol.accept();
      bob.awaitEvent("CALL_ESTABLISHED");
      carol.hangUp();
      bob.awaitEvent("CALL_CLOSED");
      bob.awaitIdle();
    }
  }

  @Test
  void whoIsNotWantedIsToldSo(ConfabServer server) {
    String name = NewUser.of(server);
    try (Linphone carol = Linphone.signIn(server, name, "tcp");
        Baresip bob = Baresip.signIn(server, "bob", "udp")) {
      carol.dial(BOB);
      bob.awaitEvent("CALL_INCOMING");
      bob.hangUp();
      carol.await("busy", "error");

      bob.dial("sip:" + name + "@" + ConfabServer.DOMAIN);
      carol.await("ringing", "new incoming call from");
      carol.hangUp();
      bob.awaitEvent("CALL_CLOSED", "603");
    }
  }

  @Test
  void whoGivesUpEndsTheRinging(ConfabServer server) {
    String name = NewUser.of(server);
    try (Linphone carol = Linphone.signIn(server, name, "tls");
        Baresip bob = Baresip.signIn(server, "bob", "tcp")) {
      carol.dial(BOB);
      bob.awaitEvent("CALL_INCOMING");
      carol.hangUp();
      bob.awaitEvent("CALL_CLOSED");

      bob.dial("sip:" + name + "@" + ConfabServer.DOMAIN);
      carol.await("ringing", "new incoming call from");
      bob.hangUp();
      carol.await("end", "ended");
    }
  }
}
