package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Dialogs between users through the proxy: every endpoint rings, one answers, all hops signed. */
@ExtendWith(SharedConfab.class)
class CallRoutingIT {
  @Test
  void everyEndpointRingsAndTheLosersAreCancelled(ConfabServer server) {
    try (SipUser caller = SipUser.signIn(server, "tls", "user1");
        SipUser winner = SipUser.signIn(server, "tls", "user2");
        SipUser loser = SipUser.signIn(server, "tcp", "user2")) {
      SipMessage invite = caller.send(Calls.invite(caller, winner.aor()));
      SipMessage lost = loser.awaitRequest("INVITE", any -> true);
      loser.answer(lost, 180, "Ringing", "", "");
      caller.await("180", message -> message.status() == 180);
      take(caller, invite, winner);
      endRinging(loser, lost);
    }
  }

  @Test
  void aLoserThatRingsOnlyNowIsCancelledToo(ConfabServer server) {
    try (SipUser caller = SipUser.signIn(server, "tls", "user1");
        SipUser winner = SipUser.signIn(server, "tls", "user2");
        SipUser loser = SipUser.signIn(server, "tcp", "user2")) {
      SipMessage invite = caller.send(Calls.invite(caller, winner.aor()));
      SipMessage lost = loser.awaitRequest("INVITE", any -> true);
      take(caller, invite, winner);
      loser.answer(lost, 180, "Ringing", "", "");
      endRinging(loser, lost);
    }
  }

  private static void take(SipUser caller, SipMessage invite, SipUser winner) {
    SipMessage won = winner.awaitRequest("INVITE", any -> true);
    winner.answer(won, 200, "OK", "application/sdp", Calls.sdp());
    SipMessage answer = caller.answerTo(invite);
    assertThat(answer.status()).isEqualTo(200);
    caller.send(caller.within(invite, answer, 1, "ACK"));
    winner.awaitRequest("ACK", any -> true);
  }

  private static void endRinging(SipUser loser, SipMessage lost) {
    SipMessage cancel = loser.awaitRequest("CANCEL", any -> true);
    assertThat(cancel.header("Call-ID")).isEqualTo(lost.header("Call-ID"));
    loser.answer(cancel, 200, "OK", "", "");
    loser.answer(lost, 487, "Request Terminated", "", "");
    loser.awaitRequest("ACK", any -> true);
  }

  @Test
  void aDialogCarriesMessagesBothWaysUntilItEnds(ConfabServer server) {
    try (SipUser caller = SipUser.signIn(server, "tls", "user1");
        SipUser callee = SipUser.signIn(server, "tcp", "user2")) {
      SipMessage invite = caller.send(Calls.invite(caller, callee.aor()));
      SipMessage received = callee.awaitRequest("INVITE", any -> true);
      assertThat(received.header("Record-Route")).contains(";lr");
      assertThat(received.header("Ms-Conversation-ID")).isEqualTo("138384500");
      callee.answer(received, 200, "OK", "application/sdp", Calls.sdp());
      SipMessage answer = caller.answerTo(invite);
      caller.send(caller.within(invite, answer, 1, "ACK"));
      callee.awaitRequest("ACK", any -> true);
      SipMessage text =
          caller.send(
              caller
                  .within(invite, answer, 2, "MESSAGE")
                  .body("text/plain; charset=UTF-8", "grüß dich"));
      SipMessage arrived = callee.awaitRequest("MESSAGE", any -> true);
      assertThat(arrived.body()).isEqualTo("grüß dich");
      callee.answer(arrived, 200, "OK", "", "");
      assertThat(caller.answerTo(text).status()).isEqualTo(200);
      SipMessage bye = caller.send(caller.within(invite, answer, 3, "BYE"));
      callee.answer(callee.awaitRequest("BYE", any -> true), 200, "OK", "", "");
      assertThat(caller.answerTo(bye).status()).isEqualTo(200);
    }
  }

  @Test
  void aCallerMayGiveUp(ConfabServer server) {
    try (SipUser caller = SipUser.signIn(server, "tls", "user1");
        SipUser callee = SipUser.signIn(server, "tcp", "user2")) {
      SipMessage invite = caller.send(Calls.invite(caller, callee.aor()));
      SipMessage ringing = callee.awaitRequest("INVITE", any -> true);
      callee.answer(ringing, 180, "Ringing", "", "");
      caller.await("180", message -> message.status() == 180);
      caller.send(Calls.cancel(caller, invite));
      callee.answer(callee.awaitRequest("CANCEL", any -> true), 200, "OK", "", "");
      callee.answer(ringing, 487, "Request Terminated", "", "");
      assertThat(caller.answerTo(invite).status()).isEqualTo(487);
    }
  }

  @Test
  void aGruuReachesOneEndpointOnly(ConfabServer server) {
    try (SipUser caller = SipUser.signIn(server, "tls", "user1");
        SipUser wanted = SipUser.signIn(server, "tls", "user2");
        SipUser other = SipUser.signIn(server, "tcp", "user2")) {
      SipMessage invite = caller.send(Calls.invite(caller, wanted.gruu()));
      SipMessage received = wanted.awaitRequest("INVITE", any -> true);
      wanted.answer(received, 486, "Busy Here", "", "");
      assertThat(caller.answerTo(invite).status()).isEqualTo(486);
      assertThat(other.ask(Conferences.command(other, "<getConferences/>")).status())
          .isEqualTo(200); // whatever was sent to it before would have come before
      assertThat(other.poll(java.time.Duration.ZERO, message -> !message.isResponse())).isEmpty();
    }
  }

  @Test
  void anUnknownUserIs404AndAnAbsentOne480(ConfabServer server) {
    try (SipUser caller = SipUser.signIn(server, "tls", "user1")) {
      SipMessage unknown = caller.ask(Calls.invite(caller, "sip:nobody@" + ConfabServer.DOMAIN));
      assertThat(unknown.status()).isEqualTo(404);
      assertThat(unknown.diagnostic()).isPositive();
      SipMessage absent = caller.ask(Calls.invite(caller, "sip:erin@" + ConfabServer.DOMAIN));
      assertThat(absent.status()).isEqualTo(480);
      assertThat(absent.diagnostic()).isPositive();
    }
  }

  @Test
  void aForeignDomainIsNotRouted(ConfabServer server) {
    try (SipUser caller = SipUser.signIn(server, "tls", "user1")) {
      SipMessage answer = caller.ask(Calls.invite(caller, "sip:someone@example.org"));
      assertThat(answer.status()).isIn(403, 404);
      assertThat(answer.diagnostic()).isPositive();
    }
  }
}
