package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A call to a user with two devices: both ring, the caller gets one answer (RFC 3261 16.7). */
@ExtendWith(SharedConfab.class)
class ForkingIT {
  private static final String CALLEE = "sip:dan@" + ConfabServer.DOMAIN;

  private final List<SipUser> signedIn = new ArrayList<>();
  private SipUser caller;
  private SipUser desk;
  private SipUser laptop;

  @BeforeEach
  void signIn(ConfabServer server) {
    caller = signIn(server, "tls", "alice");
    desk = signIn(server, "tls", "dan");
    laptop = signIn(server, "tcp", "dan");
  }

  /** Signs out as well: a device that only hung up might still be rung by the next test. */
  @AfterEach
  void signOut() {
    for (SipUser user : signedIn) {
      try (user) {
        user.unregister();
      }
    }
  }

  @Test
  void everyDeviceIsInvitedUnderItsOwnEpid() {
    Fork fork = ring();
    assertThat(fork.atDesk().header("To")).contains("epid=" + desk.epid());
    assertThat(fork.atLaptop().header("To")).contains("epid=" + laptop.epid());
  }

  @Test
  void theDeviceThatAnswersIsNamedInTheAnswer() {
    Fork fork = ring();
    SipMessage answer = pickUpAtDesk(fork);
    assertThat(answer.header("To")).contains("epid=" + desk.epid());
    assertThat(answer.tag("To")).isEqualTo(desk.epid());
    caller.send(caller.within(fork.invite(), answer, 1, "ACK"));
    assertThat(desk.awaitRequest("ACK", any -> true).header("CSeq")).isEqualTo("1 ACK");
  }

  @RepeatedTest(40)
  void theOtherDevicesAreToldThatTheCallWasTakenElsewhere() {
    Fork fork = ring();
    pickUpAtDesk(fork);
    SipMessage cancel = laptop.awaitRequest("CANCEL", any -> true);
    assertThat(cancel.header("Call-ID")).isEqualTo(fork.invite().header("Call-ID"));
    assertThat(cancel.header("Reason")).startsWith("SIP").contains("cause=200");
  }

  @Test
  void aDeviceThatRingsOnlyAfterTheCallWasTakenIsToldThen() {
    SipMessage invite = caller.send(Calls.invite(caller, CALLEE));
    SipMessage atDesk = desk.awaitRequest("INVITE", any -> true);
    SipMessage atLaptop = laptop.awaitRequest("INVITE", any -> true);
    SipMessage answer = pickUpAtDesk(new Fork(invite, atDesk, atLaptop));
    caller.send(caller.within(invite, answer, 1, "ACK"));
    desk.awaitRequest("ACK", any -> true);
    laptop.answer(atLaptop, 180, "Ringing", "", "");
    SipMessage cancel = laptop.awaitRequest("CANCEL", any -> true);
    assertThat(cancel.header("Reason")).startsWith("SIP").contains("cause=200");
  }

  @Test
  void theCallerDoesNotSeeHowTheOtherDevicesEnd() {
    Fork fork = ring();
    pickUpAtDesk(fork);
    giveUp(laptop, fork.atLaptop());
    laptop.awaitRequest("ACK", any -> true);
    assertThat(finalAnswer(fork, laptop)).isEmpty();
  }

  @Test
  void aDeclineAtOneDeviceEndsTheCallEverywhere() {
    Fork fork = ring();
    desk.answer(fork.atDesk(), 603, "Decline", "", "");
    giveUp(laptop, fork.atLaptop());
    assertThat(caller.answerTo(fork.invite()).status()).isEqualTo(603);
  }

  @Test
  void aBusyDeviceDoesNotEndTheRingingOfTheOther() {
    Fork fork = ring();
    desk.answer(fork.atDesk(), 486, "Busy Here", "", "");
    assertThat(finalAnswer(fork, desk)).isEmpty();
    laptop.answer(fork.atLaptop(), 200, "OK", "application/sdp", Calls.sdp());
    assertThat(caller.answerTo(fork.invite()).tag("To")).isEqualTo(laptop.epid());
  }

  @Test
  void whenNobodyAnswersTheCallerGetsTheBestRefusal() {
    Fork fork = ring();
    desk.answer(fork.atDesk(), 500, "Server Internal Error", "", "");
    laptop.answer(fork.atLaptop(), 486, "Busy Here", "", "");
    assertThat(caller.answerTo(fork.invite()).status()).isEqualTo(486);
  }

  @Test
  void aCallerWhoGivesUpEndsTheRingingOfEveryDevice() {
    Fork fork = ring();
    SipMessage cancel = caller.send(Calls.cancel(caller, fork.invite()));
    assertThat(caller.answerTo(cancel).status()).isEqualTo(200);
    giveUp(desk, fork.atDesk());
    giveUp(laptop, fork.atLaptop());
    assertThat(caller.answerTo(fork.invite()).status()).isEqualTo(487);
  }

  @Test
  void aGruuRingsItsDeviceAlone() {
    SipMessage invite = caller.send(Calls.invite(caller, laptop.gruu()));
    SipMessage received = laptop.awaitRequest("INVITE", any -> true);
    laptop.answer(received, 486, "Busy Here", "", "");
    assertThat(caller.answerTo(invite).status()).isEqualTo(486);
    settle(desk);
    assertThat(desk.poll(Duration.ZERO, message -> !message.isResponse())).isEmpty();
  }

  /** One call and how it looks at both devices, which ring. */
  private record Fork(SipMessage invite, SipMessage atDesk, SipMessage atLaptop) {}

  private Fork ring() {
    SipMessage invite = caller.send(Calls.invite(caller, CALLEE));
    Fork fork = new Fork(invite, ring(desk), ring(laptop));
    caller.await("180", message -> message.status() == 180);
    return fork;
  }

  private static SipMessage ring(SipUser device) {
    SipMessage invite = device.awaitRequest("INVITE", any -> true);
    device.answer(invite, 180, "Ringing", "", "");
    return invite;
  }

  private SipMessage pickUpAtDesk(Fork fork) {
    desk.answer(fork.atDesk(), 200, "OK", "application/sdp", Calls.sdp());
    SipMessage answer = caller.answerTo(fork.invite());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer;
  }

  /** What a device does when the server cancels its call. */
  private static void giveUp(SipUser device, SipMessage invite) {
    device.answer(device.awaitRequest("CANCEL", any -> true), 200, "OK", "", "");
    device.answer(invite, 487, "Request Terminated", "", "");
  }

  /** A final answer that the caller has by the time the device's last message was dealt with. */
  private Optional<SipMessage> finalAnswer(Fork fork, SipUser device) {
    settle(device);
    settle(caller);
    return caller.poll(
        Duration.ZERO,
        message ->
            message.status() >= 200
                && message.header("Call-ID").equals(fork.invite().header("Call-ID")));
  }

  /** The order of a connection is kept: after this answer nothing older is under way on it. */
  private static void settle(SipUser user) {
    SipMessage answer = user.ask(user.request("OPTIONS", "sip:" + ConfabServer.DOMAIN));
    assertThat(answer.status()).isEqualTo(200);
  }

  private SipUser signIn(ConfabServer server, String transport, String name) {
    SipUser user = SipUser.signIn(server, transport, name);
    signedIn.add(user);
    return user;
  }
}
