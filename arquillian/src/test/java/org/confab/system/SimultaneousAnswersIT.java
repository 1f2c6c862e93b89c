package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.Figures;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipRequest;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two devices of a user are picked up at the same moment (RFC 3261 13.2.2.4, 16.7 step 5). The
 * caller hangs up one of them; the call with the other goes on, and in the end nothing is left.
 */
@ExtendWith(SharedConfab.class)
class SimultaneousAnswersIT {
  private static final String CALLEE = "sip:dan@" + ConfabServer.DOMAIN;

  /** Transactions are remembered for that long: 64 times T1 (RFC 6026 8.7), and somewhat. */
  private static final Duration SETTLED = Duration.ofSeconds(45);

  /** Each time another order of what happens, as the machine will have it. */
  private static final int CALLS = Integer.getInteger("confab.simultaneous.calls", 8);

  private SipUser caller;
  private SipUser desk;
  private SipUser laptop;

  /** The call with one device: how it was invited, and what it answered. */
  private record Leg(SipUser device, SipMessage invite, SipMessage answer) {}

  @BeforeEach
  void signIn(ConfabServer server) {
    caller = SipUser.signIn(server, "tls", "alice");
    desk = SipUser.signIn(server, "tls", "dan");
    laptop = SipUser.signIn(server, "tcp", "dan");
  }

  @AfterEach
  void signOut() {
    for (SipUser user : new SipUser[] {caller, desk, laptop}) {
      try (user) {
        user.unregister();
      }
    }
  }

  @Test
  void theCallThatIsNotHungUpGoesOnBothWaysAndLeavesNothing(ConfabServer server) {
    Figures figures = new Figures(server);
    Map<String, Long> before = figures.calls();
    for (int call = 0; call < CALLS; call++) {
      answerTwice(call % 2 == 0, call % 4 < 2, call % 8 < 4);
    }
    figures.awaitNoMoreThan(before, SETTLED);
  }

  private void answerTwice(boolean ringing, boolean hangUpFirst, boolean callerEnds) {
    SipMessage invite = caller.send(Calls.invite(caller, CALLEE));
    SipMessage atDesk = desk.awaitRequest("INVITE", any -> true);
    SipMessage atLaptop = laptop.awaitRequest("INVITE", any -> true);
    if (ringing) {
      desk.answer(atDesk, 180, "Ringing", "", "");
      laptop.answer(atLaptop, 180, "Ringing", "", "");
    }
    desk.answer(atDesk, 200, "OK", "application/sdp", Calls.sdp());
    laptop.answer(atLaptop, 200, "OK", "application/sdp", Calls.sdp());
    List<Leg> legs =
        List.of(
            leg(caller.answerTo(invite), atDesk, atLaptop),
            leg(caller.answerTo(invite), atDesk, atLaptop));
    assertThat(legs.get(0).device()).isNotSameAs(legs.get(1).device());
    legs.forEach(leg -> acknowledge(invite, leg, 1));
    Leg hungUp = legs.get(hangUpFirst ? 0 : 1);
    Leg left = legs.get(hangUpFirst ? 1 : 0);
    fromCaller(invite, hungUp, 2, "BYE");
    for (String method : List.of("INFO", "MESSAGE", "INVITE")) {
      fromCaller(invite, left, 3, method);
      fromDevice(invite, left, 3, method);
    }
    if (callerEnds) {
      fromCaller(invite, left, 4, "BYE");
    } else {
      fromDevice(invite, left, 4, "BYE");
    }
    for (SipUser device : List.of(desk, laptop)) {
      device
          .poll(Duration.ZERO, one -> !one.isResponse() && one.method().equals("CANCEL"))
          .ifPresent(cancel -> device.answer(cancel, 200, "OK", "", ""));
    }
  }

  private Leg leg(SipMessage answer, SipMessage atDesk, SipMessage atLaptop) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.tag("To").equals(desk.epid())
        ? new Leg(desk, atDesk, answer)
        : new Leg(laptop, atLaptop, answer);
  }

  private void acknowledge(SipMessage invite, Leg leg, int cseq) {
    caller.send(caller.within(invite, leg.answer(), cseq, "ACK"));
    assertThat(leg.device().awaitRequest("ACK", any -> true).header("CSeq"))
        .isEqualTo(cseq + " ACK");
  }

  private void fromCaller(SipMessage invite, Leg leg, int cseq, String method) {
    exchange(caller, caller.within(invite, leg.answer(), cseq, method), leg.device(), method);
    if (method.equals("INVITE")) {
      acknowledge(invite, leg, cseq);
    }
  }

  private void fromDevice(SipMessage invite, Leg leg, int cseq, String method) {
    exchange(leg.device(), back(invite, leg, cseq, method), caller, method);
    if (method.equals("INVITE")) {
      leg.device().send(back(invite, leg, cseq, "ACK"));
      assertThat(caller.awaitRequest("ACK", any -> true).header("CSeq")).isEqualTo(cseq + " ACK");
    }
  }

  private static SipRequest back(SipMessage invite, Leg leg, int cseq, String method) {
    SipRequest request =
        leg.device()
            .request(method, leg.invite().uri("Contact"))
            .replace("From", leg.answer().header("To"))
            .replace("To", invite.header("From"))
            .replace("Call-ID", invite.header("Call-ID"))
            .replace("CSeq", cseq + " " + method);
    leg.invite().headers("Record-Route").forEach(route -> request.with("Route", route));
    return request;
  }

  private static void exchange(SipUser from, SipRequest request, SipUser to, String method) {
    if (method.equals("INVITE")) {
      request.body("application/sdp", Calls.sdp());
    }
    SipMessage sent = from.send(request);
    SipMessage arrived =
        to.awaitRequest(method, one -> one.header("Call-ID").equals(sent.header("Call-ID")));
    boolean offered = method.equals("INVITE");
    to.answer(arrived, 200, "OK", offered ? "application/sdp" : "", offered ? Calls.sdp() : "");
    assertThat(from.answerTo(sent).status()).isEqualTo(200);
  }
}
