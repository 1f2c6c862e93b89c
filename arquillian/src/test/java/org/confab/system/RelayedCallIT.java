package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.FarNetwork;
import org.confab.system.server.MediaFigures;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two people with pidgin-sipe in networks that have no way to each other, only to the server: what
 * they say goes through the media relay, by [MS-TURN].
 */
@ExtendWith(SharedConfab.class)
class RelayedCallIT {
  /** Some seconds of a call; what ICE alone sends in that time is a tenth at most. */
  private static final long SOUND = 10_000;

  private static final int LOW = 500;
  private static final int HIGH = 1400;

  @Test
  void theyHearAndSeeEachOtherThroughTheRelay(ConfabServer server) {
    try (FarNetwork one = FarNetwork.make(0);
        FarNetwork other = FarNetwork.make(1)) {
      call(server, one, other, "call-video", " UDP ");
    }
  }

  @Test
  void theyHearEachOtherThroughTheRelayWhereNoUdpIsLetOut(ConfabServer server) {
    try (FarNetwork one = FarNetwork.make(0).withoutUdp();
        FarNetwork other = FarNetwork.make(1).withoutUdp()) {
      call(server, one, other, "call", " TCP-");
    }
  }

  private static void call(
      ConfabServer server, FarNetwork one, FarNetwork other, String order, String transport) {
    assertThat(one.reaches(other.address())).isFalse();
    assertThat(other.reaches(one.address())).isFalse();
    String bobName = NewUser.of(server);
    Start aliceStarts = Start.of(server, NewUser.of(server), "tls").singing(LOW).showing("red");
    Start bobStarts = Start.of(server, bobName, "tls").singing(HIGH).showing("blue");
    try (SipeClient alice = signIn(aliceStarts.far(one));
        SipeClient bob = signIn(bobStarts.far(other))) {
      alice.order(order + " " + bobName + "@" + ConfabServer.DOMAIN);
      bob.await("call-rings");
      bob.order("pick-up");
      alice.awaitTones(HIGH);
      bob.awaitTones(LOW);
      if (order.equals("call-video")) {
        alice.awaitSees("blue");
        bob.awaitSees("red");
      }
      assertThat(bob.awaitReceived("INVITE ", "a=remote-candidates:"))
          .contains(transport)
          .contains(" typ relay ")
          .doesNotContain(" typ host");
      passes(server);
      alice.order("hang-up");
      bob.await("call-ended");
    }
  }

  private static SipeClient signIn(Start start) {
    SipeClient client = start.signIn();
    client.awaitReceived("SIP/2.0 200", "<mediaRelayList>");
    client.awaitSettled();
    return client;
  }

  /** Waits until the relay has passed on what is more than a relay's own talk, both ways. */
  private static void passes(ConfabServer server) {
    MediaFigures figures = new MediaFigures(server);
    long before = figures.of("relay_bytes_to_clients_total");
    figures.await("relay_bytes_to_clients_total", before + 2 * SOUND);
  }
}
