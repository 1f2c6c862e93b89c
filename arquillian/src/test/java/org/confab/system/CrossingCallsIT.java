package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.Figures;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An answer and a CANCEL that meet on the way (RFC 3261 9.1, 16.7, step 5). Whoever has answered
 * hears how it goes on, and of the call nothing stays in the server.
 */
@ExtendWith(SharedConfab.class)
class CrossingCallsIT {
  /** Answers to INVITE are remembered for that long: 64 times T1 (RFC 6026 8.7), and somewhat. */
  private static final Duration SETTLED = Duration.ofSeconds(45);

  private SipUser caller;
  private SipUser desk;
  private SipMessage atDesk;
  private Figures figures;
  private Map<String, Long> before;

  @BeforeEach
  void signIn(ConfabServer server) {
    caller = SipUser.signIn(server, "tls", "alice");
    desk = SipUser.signIn(server, "tls", "dan");
    figures = new Figures(server);
    before = figures.calls();
  }

  @AfterEach
  void signOut() {
    for (SipUser user : new SipUser[] {caller, desk}) {
      try (user) {
        user.unregister();
      }
    }
  }

  @Test
  void whoAnswersALateCancelWithThe200ThatWasOnItsWayIsConnectedAndHungUp() {
    SipMessage invite = ringAtDesk();
    SipMessage cancel = caller.send(Calls.cancel(caller, invite));
    assertThat(caller.answerTo(cancel).status()).isEqualTo(200);
    SipMessage told = desk.awaitRequest("CANCEL", any -> true);
    desk.answer(atDesk, 200, "OK", "application/sdp", Calls.sdp());
    desk.answer(told, 200, "OK", "", "");
    endOfAnswered(invite);
  }

  @Test
  void aCancelThatComesAfterTheAnswerChangesNothing() {
    SipMessage invite = ringAtDesk();
    desk.answer(atDesk, 200, "OK", "application/sdp", Calls.sdp());
    SipMessage answer = caller.answerTo(invite);
    assertThat(answer.status()).isEqualTo(200);
    SipMessage cancel = caller.send(Calls.cancel(caller, invite));
    assertThat(caller.answerTo(cancel).status()).isIn(200, 481);
    end(invite, answer);
    assertThat(desk.poll(Duration.ZERO, CrossingCallsIT::isCancel)).isEmpty();
    figures.awaitNoMoreThan(before, SETTLED);
  }

  @RepeatedTest(3)
  void anAnswerAndACancelThatMeetEndInACallThatIsHungUp() {
    SipMessage invite = ringAtDesk();
    SipMessage cancel = caller.send(Calls.cancel(caller, invite));
    desk.answer(atDesk, 200, "OK", "application/sdp", Calls.sdp());
    assertThat(caller.answerTo(cancel).status()).isIn(200, 481);
    endOfAnswered(invite);
  }

  private SipMessage ringAtDesk() {
    SipMessage invite = caller.send(Calls.invite(caller, desk.gruu()));
    atDesk = desk.awaitRequest("INVITE", any -> true);
    desk.answer(atDesk, 180, "Ringing", "", "");
    caller.await("180", message -> message.status() == 180);
    return invite;
  }

  private void endOfAnswered(SipMessage invite) {
    SipMessage answer = caller.answerTo(invite);
    assertThat(answer.status()).isEqualTo(200);
    end(invite, answer);
    desk.poll(Duration.ZERO, CrossingCallsIT::isCancel)
        .ifPresent(cancel -> desk.answer(cancel, 200, "OK", "", ""));
    figures.awaitNoMoreThan(before, SETTLED);
  }

  private static boolean isCancel(SipMessage message) {
    return !message.isResponse() && message.method().equals("CANCEL");
  }

  private void end(SipMessage invite, SipMessage answer) {
    acknowledge(invite, answer);
    hangUp(invite, answer);
  }

  private void acknowledge(SipMessage invite, SipMessage answer) {
    caller.send(caller.within(invite, answer, 1, "ACK"));
    desk.awaitRequest("ACK", any -> true);
  }

  private void hangUp(SipMessage invite, SipMessage answer) {
    SipMessage bye = caller.send(caller.within(invite, answer, 2, "BYE"));
    desk.answer(desk.awaitRequest("BYE", any -> true), 200, "OK", "", "");
    assertThat(caller.answerTo(bye).status()).isEqualTo(200);
  }
}
