package org.confab.ws.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.confab.core.SipDomains;
import org.confab.core.authentication.AuthenticationSettings;
import org.confab.core.authentication.CredentialStore;
import org.confab.core.authentication.GuessLimits;
import org.confab.core.authentication.InMemoryCredentialStore;
import org.confab.core.authentication.UserSecrets;
import org.confab.core.authentication.WebSignIn;
import org.confab.core.directory.User;
import org.confab.core.directory.UserCache;
import org.confab.core.webticket.PeriodicTicketKeys;
import org.confab.core.webticket.ServicePort;
import org.confab.core.webticket.WebTicketCheck;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.webticket.WebNamespaces;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TicketFilterTest {
  private static final SipUri ALICE = SipUri.parse("sip:alice@litwareinc.com");
  private static final String ENVELOPE =
      "<s:Envelope xmlns:s='%s'"
          + " xmlns:o='%s'><s:Header><o:Security>%s</o:Security></s:Header><s:Body/></s:Envelope>";
  private static final String TOKEN =
      "<o:UsernameToken><o:Username>alice</o:Username><o:Password>%s</o:Password></o:UsernameToken>";

  private final Exchange exchange = new Exchange();

  @ParameterizedTest
  @EnumSource(ServicePort.class)
  void withoutATicketNobodyPassesToAnyPort(ServicePort port) throws Exception {
    exchange.uri = "/ws" + port.path();
    through("");
    assertRefused("28020");
  }

  @Test
  void aTicketThatIsNotOursDoesNotPass() throws Exception {
    exchange.uri = "/ws" + ServicePort.CERTIFICATES.path();
    through("<Assertion xmlns='" + WebNamespaces.SAML + "' AssertionID='a'/>");
    assertRefused("28032");
  }

  @Test
  void aNameWithItsPasswordPassesToTheTicketService() throws Exception {
    exchange.uri = "/ws/WebTicket/WebTicketService.svc/Username";
    through(TOKEN.formatted("Confab-1"));
    assertThat(Sender.of(exchange.passed.orElseThrow()).map(User::aor)).contains(ALICE);
  }

  @Test
  void aWrongPasswordDoesNot() throws Exception {
    exchange.uri = "/ws" + PublicPath.USERNAME_PORT;
    through(TOKEN.formatted("wrong"));
    assertRefused("28909");
  }

  @Test
  void aPasswordIsNothingWhereATicketIsAskedFor() throws Exception {
    exchange.uri = "/ws" + ServicePort.CERTIFICATES.path();
    through(TOKEN.formatted("Confab-1"));
    assertRefused("28020");
  }

  @Test
  void whatIsNotForTicketsPassesUnread() throws Exception {
    exchange.uri = "/ws/groupexpansion/service.svc";
    through("");
    assertThat(exchange.passed).isPresent();
    assertThat(exchange.bytesRead).isZero();
    assertThat(Sender.of(exchange.passed.get())).isEmpty();
  }

  private void through(String security) throws Exception {
    exchange.body =
        ENVELOPE.formatted(WebNamespaces.SOAP, WebNamespaces.SECURITY, security).getBytes(UTF_8);
    exchange.through(filter());
  }

  private void assertRefused(String id) {
    assertThat(exchange.passed).isEmpty();
    assertThat(exchange.status).isEqualTo(500);
    assertThat(exchange.responseHeaders.get("X-Ms-diagnostics"))
        .startsWith(id + ";source=\"sip.litwareinc.com\";reason=\"")
        .endsWith(";faultcode=\"wsse:FailedAuthentication\"");
    assertThat(
            Xml.read(exchange.text())
                .path("Body", "Fault", "detail", "OCSDiagnosticsFault", "Ms-Diagnostics-Fault")
                .orElseThrow()
                .childText("ErrorId"))
        .isEqualTo(id);
  }

  private static TicketFilter filter() {
    UserCache users = new UserCache(SipDomains.of("litwareinc.com"));
    users.put(new User(ALICE, "Alice", "", "", "", "", "", true));
    CredentialStore credentials = new InMemoryCredentialStore();
    credentials.store(ALICE, UserSecrets.of(ALICE, "Confab-1"));
    Clock clock = Clock.systemUTC();
    return new TicketFilter(
        new WebTicketCheck(new PeriodicTicketKeys(purpose -> new byte[64], clock), users, clock),
        new WebSignIn(
            AuthenticationSettings.of("sip.litwareinc.com", SipDomains.of("litwareinc.com")),
            users,
            credentials,
            new GuessLimits(clock),
            Optional.empty(),
            clock,
            new SecureRandom()),
        "sip.litwareinc.com");
  }
}
