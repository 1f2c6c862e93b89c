package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.confab.system.sip.DigestPhone;
import org.confab.system.sip.PeerServer;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipRequest;
import org.confab.system.sip.SipSocket;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers next to this one: whose users are reached through them, and what is believed of them. */
@ExtendWith(SharedConfab.class)
class PeerIT {
  private static final String POOL = "pool2." + ConfabServer.DOMAIN;
  private static final String ALICE = "sip:alice@" + ConfabServer.DOMAIN;
  private static final String ZOE = "sip:zoe@fabrikam.test";

  private ConfabServer confab;
  private String away;
  private PeerServer pool;
  private PeerServer fabrikam;
  private SipUser alice;

  @BeforeEach
  void twoPeersAndSomebodyWhoIsAtOne(ConfabServer server) {
    confab = server;
    away = "sip:" + NewUser.of(server) + "@" + ConfabServer.DOMAIN;
    pool = PeerServer.start(server, POOL);
    fabrikam = PeerServer.start(server, "sip.fabrikam.test");
    policy(
        "set",
        "global",
        "routing.peers",
        pool.row(",trusted") + " " + fabrikam.row(",domain=fabrikam.test"));
    policy("set", away, "placement.homeServer", "sip:" + POOL);
    alice = SipUser.signIn(server, "tls", "alice");
  }

  private void policy(String... words) {
    String[] command = new String[words.length + 1];
    command[0] = "policy";
    System.arraycopy(words, 0, command, 1, words.length);
    Shell.Result result = confab.confab(Duration.ofMinutes(1), command);
    assertThat(result.code()).as(result.output()).isZero();
  }

  @AfterEach
  void thereAreNoneAgain() throws Exception {
    alice.close();
    pool.close();
    fabrikam.close();
    policy("unset", "global", "routing.peers");
  }

  @Test
  void aCallToSomebodyWhoIsElsewhereIsMadeThroughHisServer() {
    SipMessage invite = alice.send(Calls.invite(alice, away));
    SipSocket there = pool.accepted();
    SipMessage arrived = there.await("INVITE", m -> m.method().equals("INVITE"));
    assertThat(arrived.startLine()).contains(away);
    assertThat(arrived.header("P-Asserted-Identity")).contains("<" + ALICE + ">");
    assertThat(arrived.has("Route")).isFalse();
    assertThat(arrived.has("Authorization")).isFalse();
    String recordRoute = route(pool);
    there.send(
        answer(
            arrived,
            "200 OK",
            "Record-Route: "
                + recordRoute
                + ", "
                + String.join(", ", arrived.headers("Record-Route")),
            "Contact: <sip:x@192.0.2.77:4000;transport=tls>",
            "P-Asserted-Identity: <" + away + ">"));
    SipMessage answer = alice.answerTo(invite);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.header("P-Asserted-Identity")).isEqualTo("<" + away + ">");

    alice.send(alice.within(invite, answer, 1, "ACK"));
    SipMessage ack = there.await("ACK", m -> m.method().equals("ACK"));
    assertThat(ack.startLine()).contains("sip:x@192.0.2.77:4000");
    assertThat(ack.header("Route")).isEqualTo(recordRoute);

    SipMessage bye = alice.send(alice.within(invite, answer, 2, "BYE"));
    SipMessage ended = there.await("BYE", m -> m.method().equals("BYE"));
    assertThat(ended.header("Route")).isEqualTo(recordRoute);
    there.send(answer(ended, "200 OK"));
    assertThat(alice.answerTo(bye).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tls", "tcp"})
  void aCallFromAnotherServerIsAcknowledgedAndHungUpByWhoWasCalled(String transport) {
    try (SipUser bob = SipUser.signIn(confab, transport, "bob")) {
      SipSocket from = fabrikam.call();
      String own = route(fabrikam);
      SipMessage invite = called(from, bob, own);
      SipMessage bye = bob.send(hangUp(bob, invite));
      SipMessage ended = from.await("BYE", m -> m.method().equals("BYE"));
      assertThat(ended.headers("Route")).containsExactly(own);
      from.send(answer(ended, "200 OK"));
      assertThat(bob.answerTo(bye).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tls", "tcp"})
  void aCallFromAnotherServerIsHungUpByWhoCalled(String transport) {
    try (SipUser bob = SipUser.signIn(confab, transport, "bob")) {
      SipSocket from = fabrikam.call();
      SipMessage invite = called(from, bob, route(fabrikam));
      from.send(within(from, invite, "BYE", 2, ZOE, bob.gruu()));
      SipMessage bye = bob.awaitRequest("BYE", any -> true);
      assertThat(bye.has("Route")).isFalse();
      bob.answer(bye, 200, "OK", "", "");
      assertThat(from.await("200", SipMessage::isResponse).status()).isEqualTo(200);
    }
  }

  @Test
  void aCallToAnotherServerGoesOnItsRoutesAloneAlsoFromAnotherTransport() {
    try (SipUser bob = SipUser.signIn(confab, "tcp", "bob")) {
      SipMessage invite = bob.send(Calls.invite(bob, ZOE));
      SipSocket there = fabrikam.accepted();
      SipMessage arrived = there.await("INVITE", m -> m.method().equals("INVITE"));
      String own = route(fabrikam);
      there.send(
          answer(
              arrived,
              "200 OK",
              "Record-Route: " + own + ", " + String.join(", ", arrived.headers("Record-Route")),
              "Contact: <sip:zoe@192.0.2.77:4000;transport=tls>"));
      SipMessage answer = bob.answerTo(invite);
      bob.send(bob.within(invite, answer, 1, "ACK"));
      SipMessage ack = there.await("ACK", m -> m.method().equals("ACK"));
      assertThat(ack.headers("Route")).containsExactly(own);
      SipMessage bye = bob.send(bob.within(invite, answer, 2, "BYE"));
      SipMessage ended = there.await("BYE", m -> m.method().equals("BYE"));
      assertThat(ended.headers("Route")).containsExactly(own);
      there.send(answer(ended, "200 OK"));
      assertThat(bob.answerTo(bye).status()).isEqualTo(200);
    }
  }

  @Test
  void aCallOfAPhoneOverUdpGoesOnTheOtherServersRoutesAlone() {
    try (DigestPhone phone = DigestPhone.of(confab, "udp", "bob", ConfabServer.PASSWORD)) {
      assertThat(phone.signIn("SHA-256").status()).isEqualTo(200);
      SipMessage invite = phone.authorized(phone.request("INVITE", ZOE));
      CompletableFuture<SipMessage> asked = CompletableFuture.supplyAsync(() -> phone.ask(invite));
      SipSocket there = fabrikam.accepted();
      SipMessage arrived = there.await("INVITE", m -> m.method().equals("INVITE"));
      String own = route(fabrikam);
      there.send(
          answer(
              arrived,
              "200 OK",
              "Record-Route: " + own + ", " + String.join(", ", arrived.headers("Record-Route")),
              "Contact: <sip:zoe@192.0.2.77:4000;transport=tls>"));
      SipMessage answer = asked.join();
      phone.send(phone.authorized(within(phone, "ACK", invite, answer)));
      SipMessage ack = there.await("ACK", m -> m.method().equals("ACK"));
      assertThat(ack.headers("Route")).containsExactly(own);
      SipMessage bye = phone.authorized(within(phone, "BYE", invite, answer));
      CompletableFuture<SipMessage> ending = CompletableFuture.supplyAsync(() -> phone.ask(bye));
      SipMessage ended = there.await("BYE", m -> m.method().equals("BYE"));
      assertThat(ended.headers("Route")).containsExactly(own);
      there.send(answer(ended, "200 OK"));
      assertThat(ending.join().status()).isEqualTo(200);
    }
  }

  private static SipRequest within(
      DigestPhone phone, String method, SipMessage invite, SipMessage answer) {
    SipRequest request =
        phone
            .request(method, answer.uri("Contact"))
            .replace("From", invite.header("From"))
            .replace("To", answer.header("To"))
            .replace("Call-ID", invite.header("Call-ID"));
    if (method.equals("ACK")) {
      request.replace("CSeq", invite.header("CSeq").replace("INVITE", "ACK"));
    }
    List<String> routes = new ArrayList<>(answer.headers("Record-Route"));
    Collections.reverse(routes);
    routes.forEach(route -> request.with("Route", route));
    return request;
  }

  /** A call of zoe's that was taken and acknowledged; its INVITE as it was brought. */
  private SipMessage called(SipSocket from, SipUser callee, String route) {
    String contact = "Contact: <sip:zoe@192.0.2.77:4000;transport=tls>";
    from.send(request(from, "INVITE", ZOE, callee.aor(), "Record-Route: " + route, contact));
    SipMessage invite = callee.awaitRequest("INVITE", any -> true);
    callee.answer(invite, 200, "OK", "application/sdp", Calls.sdp());
    SipMessage taken = from.await("200", m -> m.status() >= 200);
    assertThat(taken.status()).isEqualTo(200);
    from.send(within(from, taken, "ACK", 1, ZOE, callee.gruu()));
    callee.awaitRequest("ACK", any -> true);
    return taken;
  }

  /** The BYE of who was called. */
  private static SipRequest hangUp(SipUser callee, SipMessage taken) {
    SipRequest bye =
        callee
            .request("BYE", "sip:zoe@192.0.2.77:4000;transport=tls")
            .replace("From", taken.header("To"))
            .replace("To", taken.header("From"))
            .replace("Call-ID", taken.header("Call-ID"));
    taken.headers("Record-Route").forEach(route -> bye.with("Route", route));
    return bye;
  }

  /** A request of the caller's, as his server passes it on: without its own Route. */
  private static String within(
      SipSocket from, SipMessage taken, String method, int cseq, String caller, String target) {
    List<String> routes = new ArrayList<>(taken.headers("Record-Route"));
    Collections.reverse(routes);
    return String.join(
        "\r\n",
        method + " " + target + " SIP/2.0",
        "Via: SIP/2.0/TLS " + from.local() + ";branch=z9hG4bK" + UUID.randomUUID(),
        "From: <" + caller + ">;tag=1",
        "To: " + taken.header("To"),
        "Call-ID: " + taken.header("Call-ID"),
        "CSeq: " + cseq + " " + method,
        "Max-Forwards: 70",
        "Route: " + String.join(", ", routes.subList(1, routes.size())),
        "Content-Length: 0",
        "",
        "");
  }

  private static String route(PeerServer peer) {
    return "<sip:127.0.0.1:" + peer.port() + ";transport=tls;appname=other;lr>";
  }

  @Test
  void whatATrustedServerSaysAboutTheCallerIsBelieved() {
    SipSocket from = pool.call();
    from.send(message(from, away, ALICE, "P-Asserted-Identity: \"A Way\" <" + away + ">"));
    SipMessage arrived = alice.awaitRequest("MESSAGE", any -> true);
    assertThat(arrived.header("P-Asserted-Identity")).isEqualTo("\"A Way\" <" + away + ">");
    alice.answer(arrived, 200, "OK", "", "");
    SipMessage answer = from.await("200", SipMessage::isResponse);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("P-Asserted-Identity")).contains("<" + ALICE + ">");
  }

  @Test
  void anUntrustedServerSpeaksForItsUsersAloneAndIsToldLittle() {
    SipSocket from = fabrikam.call();
    from.send(message(from, ZOE, ALICE, "P-Asserted-Identity: <" + ZOE + ">"));
    SipMessage arrived = alice.awaitRequest("MESSAGE", any -> true);
    assertThat(arrived.has("P-Asserted-Identity")).isFalse();
    alice.answer(arrived, 200, "OK", "", "");
    SipMessage answer = from.await("200", SipMessage::isResponse);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.has("P-Asserted-Identity")).isFalse();

    for (String to : new String[] {away, ZOE, "sip:nobody@" + ConfabServer.DOMAIN}) {
      from.send(message(from, ZOE, to));
      SipMessage refused = from.await("404 for " + to, SipMessage::isResponse);
      assertThat(refused.status()).as(to).isEqualTo(404);
      assertThat(refused.has("ms-diagnostics")).isFalse();
    }
    from.send(message(from, "sip:bob@" + ConfabServer.DOMAIN, ALICE));
    assertThat(from.await("403", SipMessage::isResponse).status()).isEqualTo(403);
  }

  @Test
  void whoIsNotInTheTableIsAStranger() {
    PeerServer other = PeerServer.start(confab, "pool3." + ConfabServer.DOMAIN);
    try (SipSocket from = other.call()) {
      from.send(message(from, away, ALICE));
      assertThat(from.await("401", SipMessage::isResponse).status()).isBetween(401, 407);
    }
  }

  @Test
  void aServerThatDoesNotAnswerIsSaidSo() throws Exception {
    pool.close();
    SipMessage refused = alice.ask(alice.request("MESSAGE", away).body("text/plain", "?"));
    assertThat(refused.status()).isEqualTo(504);
    assertThat(refused.diagnostic()).isEqualTo(1038);
  }

  private static String message(SipSocket from, String user, String to, String... more) {
    return request(from, "MESSAGE", user, to, more);
  }

  private static String request(
      SipSocket from, String method, String user, String to, String... more) {
    return String.join(
            "\r\n",
            method + " " + to + " SIP/2.0",
            "Via: SIP/2.0/TLS " + from.local() + ";branch=z9hG4bK" + UUID.randomUUID(),
            "From: <" + user + ">;tag=1",
            "To: <" + to + ">",
            "Call-ID: " + UUID.randomUUID(),
            "CSeq: 1 " + method,
            "Max-Forwards: 70",
            "Content-Type: text/plain")
        + "\r\n"
        + (more.length == 0 ? "" : String.join("\r\n", more) + "\r\n")
        + "Content-Length: 2\r\n\r\nhi";
  }

  private static String answer(SipMessage request, String status, String... more) {
    StringBuilder text = new StringBuilder("SIP/2.0 " + status + "\r\n");
    request.headers("Via").forEach(via -> text.append("Via: ").append(via).append("\r\n"));
    String tag = request.header("To").contains(";tag=") ? "" : ";tag=peer";
    text.append("From: ").append(request.header("From")).append("\r\n");
    text.append("To: ").append(request.header("To")).append(tag).append("\r\n");
    text.append("Call-ID: ").append(request.header("Call-ID")).append("\r\n");
    text.append("CSeq: ").append(request.header("CSeq")).append("\r\n");
    for (String line : more) {
      text.append(line).append("\r\n");
    }
    return text.append("Content-Length: 0\r\n\r\n").toString();
  }
}
