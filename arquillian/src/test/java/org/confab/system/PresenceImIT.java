package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.confab.system.client.Event;
import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two people with pidgin-sipe clients, which nobody here wrote. */
@ExtendWith(SharedConfab.class)
class PresenceImIT {
  private static final String ALICE = "alice@" + ConfabServer.DOMAIN;
  private static final String ELSEWHERE = "SIP;cause=200;text=\"Call completed elsewhere\"";
  private static final String BOB = "bob@" + ConfabServer.DOMAIN;

  @ParameterizedTest
  @ValueSource(strings = {"tls", "tcp"})
  void twoUsersSeeEachOtherAndTalk(String transport, ConfabServer server) {
    try (SipeClient alice = Start.of(server, "alice", transport).signIn();
        SipeClient bob = Start.of(server, "bob", transport).signIn()) {
      seeEachOtherAndTalk(alice, bob);
    }
  }

  /** As people have who start within one second: the plugin's random numbers begin with that. */
  @Test
  void twoUsersWithTheSameCallIdsAndTagsSeeEachOtherAndTalk(ConfabServer server) {
    try (SipeClient alice = Start.of(server, "alice", "tls").with("--seed", "7").launch();
        SipeClient bob = Start.of(server, "bob", "tls").with("--seed", "7").launch()) {
      alice.await("signed-on");
      bob.await("signed-on");
      assertThat(firstCallId(alice)).isEqualTo(firstCallId(bob));
      seeEachOtherAndTalk(alice, bob);
    }
  }

  @Test
  void aThirdEndpointRingsTooAndIsCancelled(ConfabServer server) {
    try (SipUser third = SipUser.signIn(server, "tcp", "alice");
        SipeClient alice = Start.of(server, "alice", "tls").signIn();
        SipeClient bob = Start.of(server, "bob", "tls").signIn()) {
      bob.awaitPresence("alice", "available");
      bob.order("im " + ALICE + " are you there?");
      SipMessage invite = third.awaitRequest("INVITE", any -> true);
      third.answer(invite, 180, "Ringing", "", "");
      alice.await("im", "from", BOB, "text", "are you there?");
      SipMessage cancel =
          third.awaitRequest(
              "CANCEL", message -> message.header("Call-ID").equals(invite.header("Call-ID")));
      assertThat(cancel.header("Reason")).isEqualTo(ELSEWHERE);
      third.answer(cancel, 200, "OK", "", "");
      third.answer(invite, 487, "Request Terminated", "", "");
      third.awaitRequest("ACK", any -> true);
      alice.order("im " + BOB + " yes");
      bob.await("im", "from", ALICE, "text", "yes");
    }
  }

  /** Both machines answer at once, as this client does; the phone rings and is told. */
  @Test
  void aSessionThatRingsAtThreeEndpointsIsTakenAndTheOthersAreTold(ConfabServer server) {
    String name = NewUser.of(server);
    String address = name + "@" + ConfabServer.DOMAIN;
    try (SipUser phone = SipUser.signIn(server, "tcp", name);
        SipeClient desk = Start.of(server, name, "tls").with("--host", "desk").signIn();
        SipeClient laptop = Start.of(server, name, "tcp").with("--host", "laptop").signIn();
        SipeClient bob = Start.of(server, "bob", "tls").signIn()) {
      desk.awaitSettled();
      laptop.awaitSettled();
      bob.order("im " + address + " who is there?");
      SipMessage invite = phone.awaitRequest("INVITE", any -> true);
      phone.answer(invite, 180, "Ringing", "", "");
      SipMessage cancel = phone.awaitRequest("CANCEL", any -> true);
      assertThat(cancel.header("Call-ID")).isEqualTo(invite.header("Call-ID"));
      assertThat(cancel.header("Reason")).isEqualTo(ELSEWHERE);
      phone.answer(cancel, 200, "OK", "", "");
      phone.answer(invite, 487, "Request Terminated", "", "");
      phone.awaitRequest("ACK", any -> true);
      Duration soon = Duration.ofSeconds(25);
      SipeClient taken = desk.happens(soon, "im", "text", "who is there?") ? desk : laptop;
      taken.order("im " + BOB + " it is me");
      bob.await("im", "from", address, "text", "it is me");
    }
  }

  @Test
  void twoDevicesOfAUserAreTwoEndpoints(ConfabServer server) {
    try (SipeClient desk = Start.of(server, "alice", "tls").with("--host", "desk").signIn();
        SipeClient laptop = Start.of(server, "alice", "tcp").with("--host", "laptop").signIn();
        SipeClient bob = Start.of(server, "bob", "tls").signIn()) {
      bob.awaitPresence("alice", "available");
      desk.order("im " + BOB + " from the desk");
      bob.await("im", "from", ALICE, "text", "from the desk");
      laptop.order("status busy");
      bob.awaitPresence("alice", "busy");
      bob.order("im " + ALICE + " hello desk");
      desk.await("im", "from", BOB, "text", "hello desk");
    }
  }

  @Test
  void aWrongPasswordIsToldToThePerson(ConfabServer server) {
    try (SipeClient alice = Start.of(server, "alice", "tls").password("wrong").launch()) {
      Event error = alice.await("connection-error");
      assertThat(error.field("kind")).isEqualTo("authentication");
    }
  }

  @Test
  void anUndeliverableMessageIsToldToThePerson(ConfabServer server) {
    try (SipeClient alice = Start.of(server, "alice", "tls").signIn()) {
      alice.await("contact", "who", "erin@" + ConfabServer.DOMAIN);
      alice.order("im erin@" + ConfabServer.DOMAIN + " anybody home?");
      alice.await("problem");
    }
  }

  private static void seeEachOtherAndTalk(SipeClient alice, SipeClient bob) {
    alice.awaitPresence("bob", "available");
    bob.awaitPresence("alice", "available");
    alice.order("status busy");
    bob.awaitPresence("alice", "busy");
    bob.order("status busy");
    alice.awaitPresence("bob", "busy");
    alice.order("im " + BOB + " hello bob <tag> & more");
    bob.await("im", "from", ALICE, "text", "hello bob <tag> & more");
    bob.order("im " + ALICE + " hello alice äöü €");
    alice.await("im", "from", BOB, "text", "hello alice äöü €");
    alice.order("typing " + BOB + " on");
    bob.await("typing", "from", ALICE, "state", "on");
    bob.order("typing " + ALICE + " on");
    alice.await("typing", "from", BOB, "state", "on");
    alice.order("status available");
    bob.awaitPresence("alice", "available");
    bob.order("status available");
    alice.awaitPresence("bob", "available");
    bob.close();
    alice.awaitPresence("bob", "offline");
    assertThat(problems(alice)).isEmpty();
  }

  private static List<Event> problems(SipeClient client) {
    return client.history().stream()
        .filter(event -> event.name().equals("problem") || event.name().equals("notice"))
        .toList();
  }

  private static String firstCallId(SipeClient client) {
    Optional<Event> register =
        client.history().stream().filter(event -> event.is("sip", "way", "sent")).findFirst();
    return register
        .map(event -> event.field("message"))
        .flatMap(message -> message.lines().filter(l -> l.startsWith("Call-ID")).findFirst())
        .orElseThrow();
  }
}
