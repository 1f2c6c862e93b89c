package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipSocket;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What should not be sent: answered as the protocol says, and nobody else notices. */
@ExtendWith(SharedConfab.class)
class BadInputIT {
  private static final System.Logger LOG = System.getLogger(BadInputIT.class.getName());

  /** In place of a status: the server closed the connection. */
  private static final int CLOSED = -1;

  private static final String BOMB =
      "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">"
          + "<!ENTITY c \"&b;&b;&b;&b;&b;\">]>";

  static Stream<Arguments> unparsable() {
    return Stream.of(
        Arguments.of("no version", "OPTIONS sip:x@litwareinc.com\r\n\r\n"),
        Arguments.of("another protocol", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"),
        Arguments.of("no headers", "OPTIONS sip:x@litwareinc.com SIP/2.0\r\n\r\n"),
        Arguments.of("a header without colon", request("this is no header", "0", "")),
        Arguments.of("a negative length", request("X: y", "-1", "")),
        Arguments.of("a length that is no number", request("X: y", "many", "")),
        Arguments.of("an enormous length", request("X: y", "99999999999", "")),
        Arguments.of("a broken request URI", request("X: y", "0", "").replace("sip:x@", "sip:<x@")),
        Arguments.of(
            "a CSeq of another method", request("X: y", "0", "").replace("1 OPT", "1 PUT")),
        Arguments.of(
            "a CSeq too large", request("X: y", "0", "").replace("1 OPT", "99999999999 OPT")),
        Arguments.of("control characters", request("X: \u0000\u0001\u0002", "0", "")),
        Arguments.of(
            "an unknown version", request("X: y", "0", "").replace("SIP/2.0\r", "SIP/7.0\r")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unparsable")
  void anUnparsableMessageIsRefusedOrItsConnectionClosed(
      String what, String message, ConfabServer server) {
    try (SipUser witness = SipUser.signIn(server, "tls", "user1");
        SipSocket socket = SipSocket.connect(server, "tcp")) {
      socket.send(message);
      socket.send("\r\n\r\n");
      Optional<SipMessage> answer = socket.poll(SipSocket.PATIENCE, any -> true);
      if (answer.isEmpty()) {
        assertThat(socket.awaitClosed()).as("neither answered nor closed").isTrue();
      } else {
        assertThat(answer.orElseThrow().status()).isBetween(400, 599);
      }
      assertAlive(witness);
    }
  }

  @Test
  void aHeaderWithoutEndIsNotReadForEver(ConfabServer server) {
    try (SipUser witness = SipUser.signIn(server, "tls", "user1");
        SipSocket socket = SipSocket.connect(server, "tcp")) {
      assertThatThrownOrClosed(socket, "X-Filler: " + "x".repeat(16_000) + "\r\n", 400);
      assertAlive(witness);
    }
  }

  @Test
  void aBodyBeyondTheLimitIsRefused(ConfabServer server) {
    try (SipUser witness = SipUser.signIn(server, "tls", "user1");
        SipUser sender = SipUser.signIn(server, "tcp", "user2")) {
      assertThat(refusalOf(sender, "<getConferences note=\"" + "x".repeat(2_000_000) + "\"/>"))
          .isIn(400, 413, 513, CLOSED);
      assertAlive(witness);
    }
  }

  /** The status that a command is refused with; the server may also close while it is sent. */
  private static int refusalOf(SipUser sender, String command) {
    try {
      SipMessage sent = sender.send(Conferences.command(sender, command));
      Optional<SipMessage> answer =
          sender.poll(SipSocket.PATIENCE, m -> m.header("CSeq").equals(sent.header("CSeq")));
      if (answer.isPresent()) {
        return answer.orElseThrow().status();
      }
    } catch (UncheckedIOException whileSending) {
      LOG.log(System.Logger.Level.DEBUG, "closed while it was sent", whileSending);
    }
    assertThat(sender.socket().awaitClosed()).isTrue();
    return CLOSED;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<getConferences",
        "<getConferences></getConference>",
        "&nbsp;",
        "<getConferences>&#0;</getConferences>"
      })
  void malformedC3pIsRequestMalformed(String command, ConfabServer server) {
    try (SipUser user = SipUser.signIn(server, "tls", "user1")) {
      SipMessage answer = user.ask(Conferences.command(user, command));
      assertThat(reason(answer)).isEqualTo("requestMalformed");
    }
  }

  @Test
  void c3pWithADoctypeIsRequestMalformedAndStoresNothing(ConfabServer server) {
    try (SipUser user = SipUser.signIn(server, "tls", NewUser.of(server))) {
      String factory = user.aor() + ";gruu;opaque=app:conf:focusfactory";
      String add =
          "<addConference><ci:conference-info entity=\"\"><ci:conference-description><ci:subject>"
              + "&c;</ci:subject></ci:conference-description></ci:conference-info></addConference>";
      SipMessage answer =
          user.ask(
              user.request("SERVICE", factory)
                  .body("application/cccp+xml", BOMB + Conferences.c3p(user, factory, add)));
      assertThat(reason(answer)).isEqualTo("requestMalformed");
      SipMessage list = user.ask(Conferences.command(user, "<getConferences/>"));
      assertThat(list.body()).doesNotContain("conference-id");
    }
  }

  @Test
  void c3pBeyondItsLimitIsRequestTooLarge(ConfabServer server) {
    try (SipUser user = SipUser.signIn(server, "tls", "user1")) {
      String filler = "<x>" + "y".repeat(140_000) + "</x>";
      SipMessage answer =
          user.ask(Conferences.command(user, "<getConferences>" + filler + "</getConferences>"));
      assertThat(reason(answer)).isEqualTo("requestTooLarge");
    }
  }

  @Test
  void anUnknownConferenceIs404(ConfabServer server) {
    try (SipUser user = SipUser.signIn(server, "tls", "user1")) {
      String focus = user.aor() + ";gruu;opaque=app:conf:focus:id:" + Conferences.newId();
      SipMessage answer = user.ask(FocusSession.invite(user, focus));
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.diagnostic()).isPositive();
    }
  }

  @Test
  void aStalePublicationIs409WithTheCurrentVersion(ConfabServer server) {
    try (SipUser user = SipUser.signIn(server, "tls", "user1")) {
      int current = currentVersion(user.ask(Publications.note(user, 99, "from the future")));
      SipMessage stored = user.ask(Publications.note(user, current, "hello"));
      assertThat(stored.status()).as(stored.toString()).isEqualTo(200);
      assertThat(Xml.read(stored.body()).name()).isEqualTo("roamingData");
      SipMessage stale = user.ask(Publications.note(user, current, "too late"));
      assertThat(currentVersion(stale)).isEqualTo(current + 1);
      assertThat(user.ask(Publications.note(user, current + 1, "again")).status()).isEqualTo(200);
    }
  }

  @Test
  void aStaleConferenceChangeIsRefusedWithTheCurrentVersion(ConfabServer server) {
    try (SipUser user = SipUser.signIn(server, "tls", "user1")) {
      String focus = Conferences.create(user);
      SipMessage answer =
          user.ask(
              Conferences.command(
                  user,
                  "<modifyConference><ci:conference-info version=\"7\" entity=\""
                      + focus
                      + "\"><ci:conference-description><ci:subject>new</ci:subject>"
                      + "</ci:conference-description></ci:conference-info></modifyConference>"));
      assertThat(reason(answer)).isEqualTo("invalidVersion");
      assertThat(
              Xml.read(answer.body())
                  .path("modifyConference", "conference-info")
                  .flatMap(info -> info.attribute("version")))
          .contains("1");
    }
  }

  private static int currentVersion(SipMessage conflict) {
    assertThat(conflict.status()).as(conflict.toString()).isEqualTo(409);
    assertThat(conflict.header("Content-Type")).startsWith("application/msrtc-fault+xml");
    return Xml.read(conflict.body())
        .path("details", "operation")
        .flatMap(operation -> operation.attribute("curVersion"))
        .map(Integer::parseInt)
        .orElseThrow(() -> new AssertionError("no current version in " + conflict));
  }

  private static void assertThatThrownOrClosed(SipSocket socket, String line, int times) {
    try {
      socket.send("OPTIONS sip:x@litwareinc.com SIP/2.0\r\n");
      for (int i = 0; i < times; i++) {
        socket.send(line);
      }
    } catch (java.io.UncheckedIOException closedWhileWeWrote) {
      assertThat(closedWhileWeWrote).hasCauseInstanceOf(java.io.IOException.class);
    }
    assertThat(socket.awaitClosed()).isTrue();
  }

  private static String reason(SipMessage answer) {
    assertThat(answer.status()).as(answer.toString()).isIn(200, 400, 413);
    XmlElement response = Xml.read(answer.body());
    assertThat(response.attribute("code")).as(answer.toString()).contains("failure");
    return response
        .attribute("reason")
        .or(
            () ->
                response.children().stream()
                    .flatMap(c -> c.attribute("reason").stream())
                    .findFirst())
        .orElse("");
  }

  private static void assertAlive(SipUser witness) {
    SipMessage answer = witness.ask(Conferences.command(witness, "<getConferences/>"));
    assertThat(answer.status()).isEqualTo(200);
  }

  private static String request(String header, String length, String body) {
    return "OPTIONS sip:x@litwareinc.com SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1:5099;branch=z9hG4bKx1\r\n"
        + "Max-Forwards: 70\r\nFrom: <sip:y@litwareinc.com>;tag=1\r\nTo: <sip:x@litwareinc.com>\r\n"
        + "Call-ID: bad-input\r\nCSeq: 1 OPTIONS\r\n"
        + header
        + "\r\nContent-Length: "
        + length
        + "\r\n\r\n"
        + body;
  }
}
