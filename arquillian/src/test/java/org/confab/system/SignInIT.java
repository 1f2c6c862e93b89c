package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.confab.protocol.sip.InstanceId;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in with NTLM, and what happens to those who should not be let in. */
@ExtendWith(SharedConfab.class)
class SignInIT {
  private static final String ROAMING = "vnd-microsoft-roaming-contacts";

  @ParameterizedTest
  @CsvSource({"tls,2", "tls,3", "tls,4", "tcp,2", "tcp,3", "tcp,4"})
  void signsInOverEveryTransportWithEverySigningVersion(
      String transport, int version, ConfabServer server) {
    try (SipUser user = SipUser.connect(server, transport, "user1")) {
      SipMessage answer = user.register(version, ConfabServer.PASSWORD);
      assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
      assertThat(user.ask(contactsOf(user)).status()).isEqualTo(200);
    }
  }

  @Test
  void answersARegistrationAsClientsExpect(ConfabServer server) {
    try (SipUser user = SipUser.connect(server, "tls", "user1")) {
      SipMessage answer = user.register(4, ConfabServer.PASSWORD);
      assertThat(answer.headers("Supported")).contains("msrtc-event-categories", "adhoclist");
      assertThat(answer.header("Allow-Events")).contains(ROAMING).doesNotContain(" ");
      assertThat(Integer.parseInt(answer.header("Expires"))).isBetween(300, 7200);
      assertThat(answer.header("ms-keep-alive")).contains("UAS").contains("timeout=");
      String token = InstanceId.fromEpid(user.epid()).gruuToken();
      assertThat(user.gruu()).isEqualTo(user.aor() + ";opaque=user:epid:" + token + ";gruu");
    }
  }

  @Test
  void letsAUserSignInFromSeveralEndpoints(ConfabServer server) {
    try (SipUser first = SipUser.signIn(server, "tls", "user1");
        SipUser second = SipUser.signIn(server, "tcp", "user1")) {
      assertThat(first.gruu()).isNotEqualTo(second.gruu());
      assertThat(first.ask(contactsOf(first)).status()).isEqualTo(200);
      assertThat(second.ask(contactsOf(second)).status()).isEqualTo(200);
    }
  }

  @Test
  void refusesAWrongPasswordAndAnUnknownUserWithTheSameAnswer(ConfabServer server) {
    SipMessage wrong = attempt(server, "user1", "not-the-password");
    SipMessage unknown = attempt(server, "nobody", "not-the-password");
    assertThat(wrong.status()).isIn(401, 403);
    assertThat(unknown.status()).isEqualTo(wrong.status());
    assertThat(unknown.header("ms-diagnostics")).isEqualTo(wrong.header("ms-diagnostics"));
    assertThat(names(unknown)).isEqualTo(names(wrong));
  }

  @Test
  void takesAsLongToRefuseAnUnknownUserAsAWrongPassword(ConfabServer server) {
    List<Long> wrong = new ArrayList<>();
    List<Long> unknown = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      wrong.add(nanosToRefuse(server, "user1"));
      unknown.add(nanosToRefuse(server, "nobody" + i));
    }
    assertThat(Math.abs(median(wrong) - median(unknown)) / 1_000_000).isLessThan(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tls", "tcp"})
  void challengesAMessageWithoutASignature(String transport, ConfabServer server) {
    try (SipUser user = SipUser.signIn(server, transport, "user1");
        SipUser stranger = SipUser.connect(server, transport, "user1")) {
      SipMessage answer = stranger.ask(contactsOf(stranger));
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.headers("WWW-Authenticate"))
          .anyMatch(offer -> offer.startsWith("TLS-DSK "))
          .anyMatch(offer -> offer.startsWith("NTLM "));
      assertThat(user.ask(contactsOf(user)).status()).isEqualTo(200);
    }
  }

  @Test
  void challengesAReplayedMessage(ConfabServer server) {
    try (SipUser user = SipUser.signIn(server, "tls", "user1")) {
      SipMessage sent = user.send(contactsOf(user));
      assertThat(user.answerTo(sent).status()).isEqualTo(200);
      user.socket().send(sent.bytes());
      assertThat(user.answerTo(sent).status()).isEqualTo(401);
      assertThat(user.ask(contactsOf(user)).status()).isEqualTo(200);
    }
  }

  @Test
  void challengesAMessageThatWasChangedOnItsWay(ConfabServer server) {
    try (SipUser user = SipUser.signIn(server, "tls", "user1")) {
      SipMessage first = user.send(contactsOf(user));
      assertThat(user.answerTo(first).status()).isEqualTo(200);
      String signature = first.header("Authorization");
      SipMessage other = user.ask(contactsOf(user).with("Authorization", signature));
      assertThat(other.status()).isEqualTo(401);
    }
  }

  @Test
  void refusesToActForAnotherUser(ConfabServer server) {
    try (SipUser user = SipUser.signIn(server, "tls", "user1")) {
      SipMessage answer =
          user.ask(
              user.request("SERVICE", "sip:user2@" + ConfabServer.DOMAIN)
                  .replace("From", "<sip:user2@litwareinc.com>;tag=1;epid=" + user.epid()));
      assertThat(answer.status()).isIn(401, 403);
    }
  }

  @Test
  void forgetsAnEndpointThatSignsOut(ConfabServer server) {
    try (SipUser caller = SipUser.signIn(server, "tls", "user1");
        SipUser callee = SipUser.signIn(server, "tcp", "user2")) {
      assertThat(callee.unregister().status()).isEqualTo(200);
      SipMessage answer = caller.ask(Calls.invite(caller, callee.aor()));
      assertThat(answer.status()).isEqualTo(480);
      assertThat(answer.diagnostic()).isPositive();
    }
  }

  @Test
  void forgetsAnEndpointWhoseConnectionIsGone(ConfabServer server) {
    try (SipUser caller = SipUser.signIn(server, "tls", "user1")) {
      SipUser callee = SipUser.signIn(server, "tcp", "user2");
      callee.close();
      assertThat(caller.ask(Calls.invite(caller, callee.aor())).status()).isEqualTo(480);
    }
  }

  private static SipMessage attempt(ConfabServer server, String name, String password) {
    try (SipUser user = SipUser.connect(server, "tcp", name)) {
      return user.register(4, password);
    }
  }

  private static long nanosToRefuse(ConfabServer server, String name) {
    long start = System.nanoTime();
    attempt(server, name, "not-the-password");
    return System.nanoTime() - start;
  }

  private static long median(List<Long> values) {
    List<Long> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private static List<String> names(SipMessage message) {
    return message.headers().stream().map(SipMessage.Header::name).toList();
  }

  private static org.confab.system.sip.SipRequest contactsOf(SipUser user) {
    return user.request("SUBSCRIBE", user.aor())
        .with("Event", ROAMING)
        .with("Accept", "application/vnd-microsoft-roaming-contacts+xml")
        .with("Supported", "com.microsoft.autoextend")
        .with("Supported", "ms-benotify")
        .with("Supported", "ms-piggyback-first-notify")
        .with("Proxy-Require", "ms-benotify");
  }
}
