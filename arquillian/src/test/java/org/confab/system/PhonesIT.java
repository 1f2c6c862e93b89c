package org.confab.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import org.confab.system.client.Baresip;
import org.confab.system.client.Linphone;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipUser;
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

  /** Early media, from somebody who says what he hears. */
  @Test
  void whatIsSaidBeforeTheAnswerIsHeard(ConfabServer server) throws IOException {
    int tone = 900;
    try (SipUser echo = SipUser.signIn(server, "tls", NewUser.of(server));
        Baresip bob = Baresip.signInSinging(server, NewUser.of(server), "udp", tone);
        DatagramSocket media = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Thread mouth = new Thread(() -> repeat(media), "echo");
      mouth.setDaemon(true);
      mouth.start();
      bob.dial(echo.aor());
      SipMessage invite = echo.awaitRequest("INVITE", any -> true);
      String sdp = Calls.sound(media.getLocalPort());
      echo.answer(invite, 183, "Session Progress", "application/sdp", sdp);
      bob.awaitEvent("CALL_PROGRESS");
      bob.awaitTone(tone);
      echo.answer(invite, 200, "OK", "application/sdp", sdp);
      bob.awaitEvent("CALL_ESTABLISHED");
      echo.awaitRequest("ACK", any -> true);
      bob.hangUp();
      echo.answer(echo.awaitRequest("BYE", any -> true), 200, "OK", "", "");
    }
  }

  private static void repeat(DatagramSocket media) {
    DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
    try {
      while (!media.isClosed()) {
        media.receive(packet);
        media.send(packet);
      }
    } catch (IOException closed) {
      if (!media.isClosed()) {
        throw new UncheckedIOException(closed);
      }
    }
  }
}
