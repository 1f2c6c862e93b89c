package org.confab.ws.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.confab.core.SipDomains;
import org.confab.core.authentication.AuthenticationSettings;
import org.confab.core.authentication.CredentialStore;
import org.confab.core.authentication.DigestSecrets;
import org.confab.core.authentication.GuessLimits;
import org.confab.core.authentication.UserSecrets;
import org.confab.core.authentication.WebSignIn;
import org.confab.core.directory.User;
import org.confab.core.directory.UserCache;
import org.confab.protocol.http.BasicCredentials;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSignInTest {
  private static final SipUri ALICE = SipUri.parse("sip:alice@litwareinc.com");

  private final Exchange exchange = new Exchange();

  @Test
  void aUserWithThePasswordPasses() throws Exception {
    exchange.requestHeaders.put("authorization", credentials("alice", "Confab-1"));
    assertThat(exchange.through(filter()).passed).isPresent();
  }

  @Test
  void aWrongPasswordAndAnUnknownUserGetTheSameAnswer() throws Exception {
    Exchange unknown = new Exchange();
    exchange.requestHeaders.put("authorization", credentials("alice", "wrong"));
    unknown.requestHeaders.put("authorization", credentials("nobody", "wrong"));

    assertThat(exchange.through(filter()).passed).isEmpty();
    assertThat(unknown.through(filter()).passed).isEmpty();
    assertThat(exchange.status).isEqualTo(401);
    assertThat(unknown.status).isEqualTo(401);
    assertThat(exchange.responseHeaders).isEqualTo(unknown.responseHeaders);
    assertThat(exchange.text()).isEqualTo(unknown.text());
  }

  @Test
  void aPlainGetOfTheAddressIsChallenged() throws Exception {
    exchange.method = "GET";

    exchange.through(filter());

    assertThat(exchange.status).isEqualTo(401);
    assertThat(exchange.responseHeaders.get("WWW-Authenticate"))
        .isEqualTo("NTLM, Basic realm=\"Confab\", charset=\"UTF-8\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wsdl", "WSDL", "wsdl=1", "xsd=1"})
  void theDescriptionIsForEveryone(String query) throws Exception {
    exchange.method = "GET";
    exchange.query = query;
    assertThat(exchange.through(filter()).passed).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wsdl", "xsd=1"})
  void aRequestThatOnlyLooksLikeItIsNot(String query) throws Exception {
    exchange.query = query;
    assertThat(exchange.through(filter()).passed).isEmpty();
    assertThat(exchange.status).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ws/WebTicket/WebTicketService.svc/MEX",
        "/ws/certprov/certprovisioningservice.svc/mex"
      })
  void soIsTheMetadata(String path) throws Exception {
    exchange.method = "GET";
    exchange.uri = path;
    assertThat(exchange.through(filter()).passed).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ws/CertProv/CertProvisioningService.svc/WebTicket_Proof_SHA1",
        "/ws/webticket/webticketservice.svc/Username"
      })
  void aMessageThatProvesItselfIsLeftToItsPort(String path) throws Exception {
    exchange.uri = path;
    assertThat(exchange.through(filter()).passed).isPresent();
    exchange.passed = Optional.empty();
    exchange.method = "GET";
    assertThat(exchange.through(filter()).passed).isEmpty();
    assertThat(exchange.status).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ws/certprov/certprovisioningservice.svc/webticket_bearer;a=b",
        "/ws/certprov/certprovisioningservice.svc/webticket_bearer/",
        "/ws/certprov//certprovisioningservice.svc/webticket_bearer",
        "/ws/certprov/certprovisioningservice.svc/webticket%5fbearer",
        "/ws/webticket/webticketservice.svc/auth"
      })
  void everyOtherSpellingNeedsAUser(String path) throws Exception {
    exchange.uri = path;
    assertThat(exchange.through(filter()).passed).isEmpty();
    assertThat(exchange.status).isEqualTo(401);
  }

  @Test
  void nothingIsServedWithoutTlsAndNoPasswordIsAskedFor() throws Exception {
    exchange.secure = false;
    exchange.requestHeaders.put("authorization", credentials("alice", "Confab-1"));

    assertThat(exchange.through(filter()).passed).isEmpty();
    assertThat(exchange.status).isEqualTo(403);
    assertThat(exchange.responseHeaders).doesNotContainKey("WWW-Authenticate");
  }

  @Test
  void whoGuessesTooOftenIsTurnedAwayUnheard() throws Exception {
    HttpSignIn filter = filter();
    for (int i = 0; i < GuessLimits.PER_USER_AND_SOURCE; i++) {
      Exchange wrong = new Exchange();
      wrong.requestHeaders.put("authorization", credentials("alice", "wrong"));
      assertThat(wrong.through(filter).status).isEqualTo(401);
    }
    exchange.requestHeaders.put("authorization", credentials("alice", "Confab-1"));
    assertThat(exchange.through(filter).passed).isEmpty();
    assertThat(exchange.status).isEqualTo(429);
  }

  private static String credentials(String name, String password) {
    return new BasicCredentials(name, password).asString();
  }

  private static HttpSignIn filter() {
    UserCache users = new UserCache(SipDomains.of("litwareinc.com"));
    users.put(new User(ALICE, "Alice", "alice@litwareinc.com", "", "", "", "", true));
    return new HttpSignIn(
        new WebSignIn(
            AuthenticationSettings.of("sip.litwareinc.com", SipDomains.of("litwareinc.com")),
            users,
            new AliceOnly(),
            new GuessLimits(Clock.systemUTC()),
            Optional.empty(),
            Clock.systemUTC(),
            new SecureRandom()));
  }

  private static final class AliceOnly implements CredentialStore {
    @Override
    public Optional<NtHash> find(SipUri aor) {
      return Optional.of(NtHash.ofPassword("Confab-1")).filter(hash -> aor.aor().equals(ALICE));
    }

    @Override
    public Optional<DigestSecrets> findDigest(SipUri aor) {
      return Optional.empty();
    }

    @Override
    public void store(SipUri aor, UserSecrets secrets) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean remove(SipUri aor) {
      throw new UnsupportedOperationException();
    }
  }
}
