package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.RunFolder;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.confab.system.server.Tool;
import org.confab.system.sip.DigestPhone;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain SIP phones sign in with Digest (RFC 8760), and those who should not do not. */
@ExtendWith(SharedConfab.class)
class DigestIT {
  private static final String WRONG = "not-the-password";

  @ParameterizedTest
  @CsvSource({
    "udp,MD5",
    "udp,SHA-256",
    "udp,SHA-512-256",
    "tcp,MD5",
    "tcp,SHA-256",
    "tls,SHA-512-256"
  })
  void aPhoneSignsInOverEveryTransport(String transport, String algorithm, ConfabServer server) {
    try (DigestPhone phone = phone(server, transport)) {
      SipMessage answer = phone.signIn(algorithm);
      assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
      assertThat(answer.header("Contact")).contains("sip:dan");
      assertThat(phone.ask(subscribe(phone)).status()).isEqualTo(401);
      assertThat(phone.ask(phone.authorized(subscribe(phone))).status()).isEqualTo(200);
    }
  }

  @Test
  void theStrongestChallengeComesFirstOnItsOwnLineAndBlamesNobody(ConfabServer server) {
    try (DigestPhone phone = phone(server, "tcp")) {
      SipMessage answer = phone.ask(phone.register());
      List<String> offers = answer.headers("WWW-Authenticate");
      assertThat(offers).hasSize(3).allMatch(offer -> offer.startsWith("Digest "));
      assertThat(offers.get(0)).contains("algorithm=SHA-512-256");
      assertThat(offers.get(1)).contains("algorithm=SHA-256");
      assertThat(offers.get(2)).contains("algorithm=MD5").contains("qop=\"auth,auth-int\"");
      assertThat(answer.has("ms-diagnostics")).isFalse();
      assertThat(answer.has("Date")).isTrue();
    }
  }

  @Test
  void anOldBaresipIsOfferedTheOneChallengeThatItUnderstands(ConfabServer server) {
    try (DigestPhone phone = phone(server, "tcp")) {
      SipMessage answer = phone.ask(phone.register().with("User-Agent", "baresip v1.0.0 (x)"));
      assertThat(answer.headers("WWW-Authenticate"))
          .singleElement()
          .asString()
          .contains("algorithm=MD5");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"udp", "tcp"})
  void aWrongPasswordAndAnUnknownUserGetTheSameAnswer(String transport, ConfabServer server) {
    try (DigestPhone wrong = DigestPhone.of(server, transport, "dan", WRONG);
        DigestPhone unknown = DigestPhone.of(server, transport, "nobody", WRONG)) {
      SipMessage first = wrong.signIn("SHA-256");
      SipMessage second = unknown.signIn("SHA-256");
      assertThat(first.status()).isEqualTo(401);
      assertThat(first.diagnostic()).isEqualTo(1000);
      assertThat(names(second)).isEqualTo(names(first));
      assertThat(second.header("ms-diagnostics")).isEqualTo(first.header("ms-diagnostics"));
      assertThat(second.headers("WWW-Authenticate")).noneMatch(offer -> offer.contains("stale"));
    }
  }

  @Test
  void aRepeatedCountIsStaleAndTheNewNonceHelps(ConfabServer server) {
    try (DigestPhone phone = phone(server, "tcp")) {
      assertThat(phone.signIn("SHA-256").status()).isEqualTo(200);
      assertThat(phone.ask(phone.authorized(subscribe(phone), 9)).status()).isEqualTo(200);
      SipMessage replayed = phone.ask(phone.authorized(subscribe(phone), 9));
      assertThat(replayed.status()).isEqualTo(401);
      assertThat(replayed.headers("WWW-Authenticate"))
          .allMatch(offer -> offer.contains("stale=true"));
      phone.challenged(replayed, "SHA-256");
      assertThat(phone.ask(phone.authorized(subscribe(phone))).status()).isEqualTo(200);
    }
  }

  @Test
  void aNonceOfAnotherConnectionIsStale(ConfabServer server) {
    try (DigestPhone phone = phone(server, "tcp");
        DigestPhone thief = phone(server, "tcp")) {
      SipMessage challenge = phone.ask(phone.register());
      thief.challenged(challenge, "MD5");
      SipMessage answer = thief.ask(thief.authorized(thief.register()));
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.headers("WWW-Authenticate"))
          .allMatch(offer -> offer.contains("stale=true"));
    }
  }

  @Test
  void overUdpTheSameRequestOnceMoreGetsTheSameAnswer(ConfabServer server) {
    try (DigestPhone phone = phone(server, "udp")) {
      assertThat(phone.signIn("MD5").status()).isEqualTo(200);
      SipMessage sent = phone.authorized(subscribe(phone));
      SipMessage first = phone.ask(sent);
      SipMessage second = phone.ask(sent);
      assertThat(first.status()).isEqualTo(200);
      assertThat(second.status()).isEqualTo(200);
      assertThat(second.tag("To")).isEqualTo(first.tag("To"));
    }
  }

  @Test
  void nobodyActsForAnotherUser(ConfabServer server) {
    try (DigestPhone phone = phone(server, "tcp")) {
      assertThat(phone.signIn("SHA-256").status()).isEqualTo(200);
      SipMessage answer =
          phone.ask(
              phone.authorized(
                  subscribe(phone).replace("From", "<sip:carol@litwareinc.com>;tag=1")));
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.diagnostic()).isEqualTo(4004);
    }
  }

  @Test
  void tooManyWrongPasswordsCloseTheDoorForThatUserAlone(ConfabServer server) {
    try (DigestPhone guesser = DigestPhone.of(server, "tcp", "mallory", WRONG);
        DigestPhone neighbour = phone(server, "tcp")) {
      SipMessage answer = guesser.signIn("MD5");
      for (int i = 0; i < 25 && answer.status() == 401; i++) {
        answer = guesser.signIn("MD5");
      }
      assertThat(answer.status()).isEqualTo(403);
      assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 300);
      assertThat(neighbour.signIn("MD5").status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"udp", "tcp"})
  void aRealPhoneRegisters(String transport, ConfabServer server) {
    String log = baresip(server, transport, ConfabServer.PASSWORD);
    assertThat(log).contains("SIP/2.0 401", "Authorization: Digest").contains("SIP/2.0 200 OK");
  }

  @ParameterizedTest
  @ValueSource(strings = {"udp", "tcp"})
  void aRealPhoneWithAWrongPasswordDoesNot(String transport, ConfabServer server) {
    String log = baresip(server, transport, WRONG);
    assertThat(log).contains("Authorization: Digest").doesNotContain("SIP/2.0 200 OK");
  }

  /** What baresip sends and gets while it registers erin. */
  private static String baresip(ConfabServer server, String transport, String password) {
    Tool.require("baresip");
    Path folder = RunFolder.of("baresip-" + transport);
    String proxy = "sip:127.0.0.1:" + server.sipPort() + ";transport=" + transport;
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve("config"),
          "sip_listen 127.0.0.1:0\nmodule_path /usr/lib/baresip/modules\n"
              + "module g711.so\nmodule_app account.so\nmodule_app menu.so\n");
      Files.writeString(
          folder.resolve("accounts"),
          "<sip:erin@%s;transport=%s>;auth_user=erin;auth_pass=%s;outbound=\"%s\";regint=600\n"
              .formatted(ConfabServer.DOMAIN, transport, password, proxy));
      Files.writeString(folder.resolve("contacts"), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> command = List.of("baresip", "-4", "-s", "-t", "6", "-f", folder.toString());
    return Shell.run(command, folder, Map.of(), Duration.ofMinutes(1)).output();
  }

  private static DigestPhone phone(ConfabServer server, String transport) {
    return DigestPhone.of(server, transport, "dan", ConfabServer.PASSWORD);
  }

  private static SipRequest subscribe(DigestPhone phone) {
    return phone
        .request("SUBSCRIBE", "sip:dan@" + ConfabServer.DOMAIN)
        .with("Event", "presence")
        .with("Accept", "application/pidf+xml");
  }

  private static List<String> names(SipMessage message) {
    return message.headers().stream().map(SipMessage.Header::name).toList();
  }
}
