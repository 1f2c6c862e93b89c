package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipRequest;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A dialog between two users: what passes along its route set, and what the server holds back. */
@ExtendWith(SharedConfab.class)
class ProxyDialogIT {
  /** A transaction that the server has given up on would take 32 s (RFC 3261 17.1.1.2). */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private SipUser caller;
  private SipUser callee;
  private SipMessage invite;
  private SipMessage received;
  private SipMessage answer;

  @BeforeEach
  void signIn(ConfabServer server) {
    caller = SipUser.signIn(server, "tls", "alice");
    callee = SipUser.signIn(server, "tcp", "dan");
    talk();
  }

  private void talk() {
    SipRequest spoofed = Calls.invite(caller, callee.gruu());
    invite = caller.send(spoofed.with("P-Asserted-Identity", "<sip:boss@litwareinc.com>"));
    received = callee.awaitRequest("INVITE", any -> true);
    callee.answer(received, 200, "OK", "application/sdp", Calls.sdp());
    answer = caller.answerTo(invite);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    caller.send(caller.within(invite, answer, 1, "ACK"));
    callee.awaitRequest("ACK", any -> true);
  }

  @AfterEach
  void hangUp() {
    caller.close();
    callee.close();
  }

  @Test
  void messagesOfTheCallerReachTheCallee() {
    SipMessage sent = caller.send(fromCaller(2, "MESSAGE").body("text/plain", "grüß dich"));
    SipMessage arrived = callee.awaitRequest("MESSAGE", any -> true);
    assertThat(arrived.has("Route")).isFalse();
    assertThat(arrived.body()).isEqualTo("grüß dich");
    callee.answer(arrived, 200, "OK", "", "");
    assertThat(caller.answerTo(sent).status()).isEqualTo(200);
  }

  @Test
  void messagesOfTheCalleeReachTheCaller() {
    SipMessage sent = callee.send(fromCallee(1, "MESSAGE").body("text/plain", "hallo"));
    SipMessage arrived = caller.awaitRequest("MESSAGE", any -> true);
    assertThat(arrived.has("Route")).isFalse();
    assertThat(arrived.body()).isEqualTo("hallo");
    caller.answer(arrived, 200, "OK", "", "");
    assertThat(callee.answerTo(sent).status()).isEqualTo(200);
  }

  @Test
  void noRouteReachesAClientOfTheSameTransport(ConfabServer server) {
    callee.close();
    callee = SipUser.signIn(server, "tls", "dan");
    talk();
    caller.send(fromCaller(2, "MESSAGE").body("text/plain", "?"));
    assertThat(callee.awaitRequest("MESSAGE", any -> true).has("Route")).isFalse();
    callee.send(fromCallee(1, "MESSAGE").body("text/plain", "!"));
    assertThat(caller.awaitRequest("MESSAGE", any -> true).has("Route")).isFalse();
  }

  @Test
  void theCallerMayInviteAgain() {
    SipMessage again = caller.send(fromCaller(2, "INVITE").body("application/sdp", Calls.sdp()));
    accept(callee, callee.awaitRequest("INVITE", any -> true));
    assertThat(caller.answerTo(again).status()).isEqualTo(200);
    caller.send(fromCaller(2, "ACK"));
    assertThat(callee.awaitRequest("ACK", any -> true).header("CSeq")).isEqualTo("2 ACK");
  }

  @Test
  void theCalleeMayInviteAgain() {
    SipMessage again = callee.send(fromCallee(1, "INVITE").body("application/sdp", Calls.sdp()));
    SipMessage arrived = caller.awaitRequest("INVITE", any -> true);
    assertThat(arrived.has("Route")).isFalse();
    accept(caller, arrived);
    assertThat(callee.answerTo(again).status()).isEqualTo(200);
    callee.send(fromCallee(1, "ACK"));
    assertThat(caller.awaitRequest("ACK", any -> true).header("CSeq")).isEqualTo("1 ACK");
  }

  @Test
  void theCallerMayHangUp() {
    SipMessage bye = caller.send(fromCaller(2, "BYE"));
    callee.answer(callee.awaitRequest("BYE", any -> true), 200, "OK", "", "");
    assertThat(caller.answerTo(bye).status()).isEqualTo(200);
  }

  @Test
  void theCalleeMayHangUp() {
    SipMessage bye = callee.send(fromCallee(1, "BYE"));
    caller.answer(caller.awaitRequest("BYE", any -> true), 200, "OK", "", "");
    assertThat(callee.answerTo(bye).status()).isEqualTo(200);
  }

  /** RFC 2543: the next hop in the Request-URI, the target at the end of the route. */
  @Test
  void aStrictRoutersRequestReachesTheCallee() {
    SipRequest loose = fromCaller(2, "BYE");
    List<String> routes = new ArrayList<>(answer.headers("Record-Route"));
    Collections.reverse(routes);
    String first = routes.remove(0);
    SipRequest strict =
        caller.request("BYE", first.substring(first.indexOf('<') + 1, first.indexOf('>')));
    for (String name : List.of("From", "To", "Call-ID", "CSeq")) {
      strict.replace(name, loose.take(name));
    }
    routes.forEach(route -> strict.with("Route", route));
    SipMessage bye = caller.send(strict.with("Route", "<" + answer.uri("Contact") + ">"));
    SipMessage arrived = callee.awaitRequest("BYE", any -> true);
    assertThat(arrived.has("Route")).isFalse();
    callee.answer(arrived, 200, "OK", "", "");
    assertThat(caller.answerTo(bye).status()).isEqualTo(200);
  }

  /** What the referrer says is vouched for by the server, to this referee and for this target. */
  @Test
  void whoIsReferredCallsWithTheServersWordAboutTheReferrer(ConfabServer server) {
    try (SipUser target = SipUser.signIn(server, "tls", "erin")) {
      caller.send(
          fromCaller(2, "REFER")
              .with("Refer-To", "<" + target.aor() + ">")
              .with("Referred-By", "<" + caller.aor() + ">"));
      SipMessage refer = callee.awaitRequest("REFER", any -> true);
      String word = refer.header("Referred-By");
      assertThat(word).contains("<" + caller.aor() + ">").contains("ms-identity=");

      SipRequest forged = Calls.invite(callee, target.aor());
      SipMessage refused = callee.ask(forged.with("Referred-By", word.replace("alice", "carol")));
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.diagnostic()).isEqualTo(1020);

      callee.send(Calls.invite(callee, target.aor()).with("Referred-By", word));
      SipMessage call = target.awaitRequest("INVITE", any -> true);
      assertThat(call.header("Referred-By")).isEqualTo("<" + caller.aor() + ">");
      target.answer(call, 486, "Busy Here", "", "");
    }
  }

  @Test
  void aDelegateCallsInTheNameOfTheOneHeActsForAndIsNamedHimself(ConfabServer server) {
    try (SipUser boss = SipUser.signIn(server, "tls", NewUser.of(server))) {
      String from = "<" + boss.aor() + ">;tag=boss;epid=" + caller.epid();
      SipMessage stranger = caller.ask(Calls.invite(caller, callee.aor()).replace("From", from));
      assertThat(stranger.status()).isEqualTo(403);
      SipMessage appointed =
          boss.ask(
              boss.request("SERVICE", boss.aor())
                  .body(
                      "application/msrtc-setdelegates+xml",
                      "<setDelegates xmlns=\"http://schemas.microsoft.com/2007/09/sip/delegates\""
                          + " version=\"0\"><setDelegate uri=\""
                          + caller.aor()
                          + "\" action=\"add\"><publishOperation/></setDelegate></setDelegates>"));
      assertThat(appointed.status()).as(appointed.toString()).isEqualTo(200);
      SipMessage call =
          caller.send(
              Calls.invite(caller, callee.aor()).replace("From", from.replace("boss;e", "b2;e")));
      SipMessage arrived =
          callee.awaitRequest("INVITE", m -> m.header("From").contains(boss.aor()));
      assertThat(arrived.header("P-Asserted-Identity")).contains("<" + caller.aor() + ">");
      callee.answer(arrived, 486, "Busy Here", "", "");
      assertThat(caller.answerTo(call).status()).isEqualTo(486);
    }
  }

  @Test
  void theServerSaysWhoTheCallerIsWhateverTheCallerSays() {
    assertThat(received.headers("P-Asserted-Identity"))
        .hasSize(1)
        .first()
        .asString()
        .contains("Alice Archer", "<sip:alice@litwareinc.com>");
    assertThat(received.toString()).doesNotContain("boss");
  }

  @Test
  void theServerSaysWhoAnswers() {
    assertThat(answer.header("P-Asserted-Identity"))
        .contains("Dan Dvorak", "<sip:dan@litwareinc.com>");
  }

  @Test
  void credentialsStayWithTheServer() {
    assertThat(invite.has("Authorization")).isTrue();
    assertThat(List.of(received, answer))
        .noneMatch(message -> message.has("Authorization"))
        .noneMatch(message -> message.has("Proxy-Authorization"));
  }

  @Test
  void theServerCountsAsOneHop() {
    assertThat(invite.header("Max-Forwards")).isEqualTo("70");
    assertThat(received.header("Max-Forwards")).isEqualTo("69");
  }

  @Test
  void aRouteThatWasChangedIsRefused() {
    SipRequest changed = fromCaller(2, "INFO");
    String route = changed.take("Route").replaceFirst("ms-route-sig=.....", "ms-route-sig=XXXXX");
    assertThat(route).contains("ms-route-sig=XXXXX");
    assertRouteRefused(changed.with("Route", route));
  }

  @Test
  void aRouteOverAnotherServerIsRefused() {
    assertRouteRefused(fromCaller(2, "INFO").with("Route", "<sip:192.0.2.9;lr>"));
  }

  @Test
  void aThirdPartyCannotSpeakInTheDialogWhichGoesOn(ConfabServer server) {
    assertThirdPartyRefused(server, "INFO");
    messagesOfTheCallerReachTheCallee();
  }

  @Test
  void aThirdPartysByeIsRefusedAndNotPassedOn(ConfabServer server) {
    assertThirdPartyRefused(server, "BYE");
  }

  @Test
  void aThirdPartysByeLeavesTheDialogAsItWas(ConfabServer server) {
    assertThirdPartyRefused(server, "BYE");
    messagesOfTheCallerReachTheCallee();
    messagesOfTheCalleeReachTheCaller();
  }

  @Test
  void aDialogOfAnotherTagIsUnknown() {
    SipRequest other = fromCaller(2, "MESSAGE").body("text/plain", "let nobody read this");
    String from = other.take("From").replace("tag=", "tag=x");
    SipMessage refused = caller.ask(other.with("From", from));
    assertThat(refused.status()).as(refused.toString()).isEqualTo(481);
    assertThat(refused.diagnostic()).isEqualTo(1004);
  }

  @Test
  void aByeThatTheOtherSideRefusesLeavesTheDialogAsItWas() {
    SipMessage bye = caller.send(fromCaller(2, "BYE"));
    callee.answer(callee.awaitRequest("BYE", any -> true), 500, "Server Internal Error", "", "");
    assertThat(caller.answerTo(bye).status()).isEqualTo(500);
    SipMessage sent = callee.send(fromCallee(1, "MESSAGE").body("text/plain", "hallo"));
    caller.answer(caller.awaitRequest("MESSAGE", any -> true), 200, "OK", "", "");
    assertThat(callee.answerTo(sent).status()).isEqualTo(200);
  }

  @Test
  void aPartyWhoseConnectionIsGoneIs480AtOnce() {
    callee.close();
    SipMessage gone =
        assertTimeout(AT_ONCE, () -> caller.ask(fromCaller(2, "MESSAGE").body("text/plain", "?")));
    assertThat(gone.status()).as(gone.toString()).isEqualTo(480);
    assertThat(gone.diagnostic()).isPositive();
  }

  @Test
  void aDeviceWhoseConnectionIsGoneIs480AtOnce() {
    callee.close();
    SipMessage gone = assertTimeout(AT_ONCE, () -> caller.ask(Calls.invite(caller, callee.gruu())));
    assertThat(gone.status()).as(gone.toString()).isEqualTo(480);
    assertThat(gone.diagnostic()).isPositive();
  }

  @Test
  void aDeviceThatDisconnectsWhileItRingsIs480AtOnce() {
    SipMessage second = caller.send(Calls.invite(caller, callee.gruu()));
    callee.answer(callee.awaitRequest("INVITE", any -> true), 180, "Ringing", "", "");
    caller.await("180", message -> message.status() == 180);
    callee.close();
    SipMessage gone = assertTimeout(AT_ONCE, () -> caller.answerTo(second));
    assertThat(gone.status()).as(gone.toString()).isEqualTo(480);
  }

  private SipRequest fromCaller(int cseq, String method) {
    return caller.within(invite, answer, cseq, method);
  }

  /** The callee's side of the dialog: the parties change places, the route keeps its order. */
  private SipRequest fromCallee(int cseq, String method) {
    SipRequest request =
        callee
            .request(method, received.uri("Contact"))
            .replace("From", answer.header("To"))
            .replace("To", received.header("From"))
            .replace("Call-ID", received.header("Call-ID"))
            .replace("CSeq", cseq + " " + method);
    received.headers("Record-Route").forEach(route -> request.with("Route", route));
    return request;
  }

  private static void accept(SipUser user, SipMessage request) {
    user.answer(request, 200, "OK", "application/sdp", Calls.sdp());
  }

  private void assertRouteRefused(SipRequest request) {
    SipMessage refused = caller.ask(request.body("text/plain", "x"));
    assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
    assertThat(refused.diagnostic()).isEqualTo(1004);
    assertNothingArrived("INFO");
  }

  /** One who has learnt everything of the dialog, but is not its caller. */
  private void assertThirdPartyRefused(ConfabServer server, String method) {
    try (SipUser stranger = SipUser.signIn(server, "tcp", "carol")) {
      String from = "<" + stranger.aor() + ">;tag=" + invite.tag("From");
      SipRequest forged = stranger.within(invite, answer, 9, method);
      forged.replace("From", from + ";epid=" + stranger.epid());
      SipMessage refused = stranger.ask(forged);
      assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
      assertThat(refused.diagnostic()).isEqualTo(1004);
    }
    assertNothingArrived(method);
  }

  /** Whatever the server passed on before this answer would have come before it. */
  private void assertNothingArrived(String method) {
    callee.ask(callee.request("OPTIONS", "sip:" + ConfabServer.DOMAIN));
    assertThat(callee.poll(Duration.ZERO, message -> message.method().equals(method))).isEmpty();
  }
}
