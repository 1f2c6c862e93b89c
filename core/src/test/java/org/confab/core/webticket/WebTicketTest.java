package org.confab.core.webticket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.confab.core.MovableClock;
import org.confab.core.SipDomains;
import org.confab.core.directory.User;
import org.confab.core.directory.UserCache;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.webticket.SecurityHeader;
import org.confab.protocol.webticket.TokenRequest;
import org.confab.protocol.webticket.TokenResponse;
import org.confab.protocol.webticket.WebTicketClient;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlLimits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets from their request to the service that takes them. */
class WebTicketTest {
  private static final SipUri ALICE = SipUri.parse("sip:alice@litwareinc.com");
  private static final User USER = new User(ALICE, "Alice", "", "", "", "", "", true);
  private static final String CERTIFICATES =
      "https://127.0.0.1:8443/CertProv/CertProvisioningService.svc/WebTicket_Proof_SHA1";
  private static final String BEARER =
      "https://127.0.0.1:8443/CertProv/CertProvisioningService.svc/WebTicket_Bearer";

  private final MovableClock clock = new MovableClock("2026-11-21T23:00:00Z");
  private final TicketKeys keys = new PeriodicTicketKeys(WebTicketTest::derived, clock);
  private final UserCache users = new UserCache(SipDomains.of("litwareinc.com"));
  private final WebTicketService service =
      new WebTicketService(
          () -> new WebTicketSettings("https://sip.litwareinc.com", Duration.ofHours(8)),
          keys,
          clock,
          new SecureRandom());
  private final WebTicketCheck check = new WebTicketCheck(keys, users, clock);
  private final WebTicketClient client = new WebTicketClient();

  private static byte[] derived(String purpose) {
    return Arrays.copyOf(purpose.getBytes(UTF_8), 64);
  }

  @BeforeEach
  void alice() {
    users.put(USER);
  }

  @Test
  void aTicketWithItsProofLetsItsUserIn() {
    TokenResponse ticket = service.issue(USER, client.request(CERTIFICATES));
    assertThat(at(ServicePort.CERTIFICATES_WITH_PROOF, client.proven(ticket))).isEqualTo(USER);
    assertThat(ticket.expires()).isEqualTo(clock.instant().plus(Duration.ofHours(8)));
  }

  @Test
  void aBearerTicketLetsItsUserInWithoutASignature() {
    TokenResponse ticket = service.issue(USER, client.request(BEARER));
    assertThat(ticket.entropy()).isEmpty();
    assertThat(at(ServicePort.CERTIFICATES, client.bearer(ticket))).isEqualTo(USER);
  }

  @Test
  void aBearerTicketIsTakenFromAHeaderOfHttpWhereThatIsEnough() {
    String autodiscover =
        "https://127.0.0.1:8443/Autodiscover/AutodiscoverService.svc/root/user?sipuri=sip%3Aalice";
    byte[] ticket = Xml.bytes(service.issue(USER, client.request(autodiscover)).assertion());
    byte[] other = Xml.bytes(service.issue(USER, client.request(BEARER)).assertion());
    byte[] changed = new String(ticket, UTF_8).replace("alice", "bob").getBytes(UTF_8);

    assertThat(check.bearer(ticket, ServicePort.AUTODISCOVER)).isEqualTo(USER);
    refused(WebFault.OTHER_AUDIENCE, () -> check.bearer(other, ServicePort.AUTODISCOVER));
    refused(WebFault.INVALID_TICKET, () -> check.bearer(changed, ServicePort.AUTODISCOVER));
    refused(
        WebFault.INVALID_TICKET,
        () -> check.bearer("<no".getBytes(UTF_8), ServicePort.AUTODISCOVER));
    clock.forward(Duration.ofHours(9));
    refused(WebFault.EXPIRED_TICKET, () -> check.bearer(ticket, ServicePort.AUTODISCOVER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1:8443/abs",
        "https://127.0.0.1:8443/ABS/Int/Handler/F-24EF.lsabs?a=b",
        "https://127.0.0.1:8443/GroupExpansion/Service.svc/AddressBook_WebTicket_Bearer"
      })
  void aHeaderMayHoldATicketForOneOfSeveralPorts(String audience) {
    byte[] ticket = Xml.bytes(service.issue(USER, client.request(audience)).assertion());
    assertThat(check.bearer(ticket, ServicePort.ADDRESS_BOOK_FILES, ServicePort.ADDRESS_BOOK))
        .isEqualTo(USER);
    refused(
        WebFault.OTHER_AUDIENCE,
        () -> check.bearer(ticket, ServicePort.AUTODISCOVER, ServicePort.LOCATIONS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://127.0.0.1:8443/absent", "http://127.0.0.1:8080/abs/"})
  void nothingButAnHttpsAddressBelowItIsThatOfAddressBookFiles(String address) {
    refused(WebFault.UNKNOWN_SERVICE, () -> service.issue(USER, client.request(address)));
  }

  @Test
  void itHoldsOverMidnightWithYesterdaysKey() {
    TokenResponse ticket = service.issue(USER, client.request(CERTIFICATES));
    clock.forward(Duration.ofHours(7));
    assertThat(at(ServicePort.CERTIFICATES_WITH_PROOF, client.proven(ticket))).isEqualTo(USER);
  }

  @Test
  void itEndsWithItsTimeAndTheSkew() {
    byte[] message = client.proven(service.issue(USER, client.request(CERTIFICATES)));
    clock.forward(Duration.ofHours(8).plus(WebTicketCheck.SKEW).minusSeconds(1));
    assertThat(at(ServicePort.CERTIFICATES_WITH_PROOF, message)).isEqualTo(USER);
    clock.forward(Duration.ofSeconds(1));
    refused(WebFault.EXPIRED_TICKET, () -> at(ServicePort.CERTIFICATES_WITH_PROOF, message));
  }

  @Test
  void itDoesNotBeginLongBeforeItsTime() {
    byte[] message = client.proven(service.issue(USER, client.request(CERTIFICATES)));
    clock.forward(WebTicketCheck.SKEW.negated());
    assertThat(at(ServicePort.CERTIFICATES_WITH_PROOF, message)).isEqualTo(USER);
    clock.forward(Duration.ofSeconds(-1));
    refused(WebFault.INVALID_TICKET, () -> at(ServicePort.CERTIFICATES_WITH_PROOF, message));
  }

  @Test
  void aTicketIsForOnePortAlone() {
    byte[] proven = client.proven(service.issue(USER, client.request(CERTIFICATES)));
    refused(WebFault.OTHER_AUDIENCE, () -> at(ServicePort.CERTIFICATES, proven));
    byte[] bearer = client.bearer(service.issue(USER, client.request(BEARER)));
    refused(WebFault.OTHER_AUDIENCE, () -> at(ServicePort.CERTIFICATES_WITH_PROOF, bearer));
  }

  @Test
  void aTicketWithAKeyIsNothingWithoutItsSignature() {
    byte[] bare = client.bearer(service.issue(USER, client.request(CERTIFICATES)));
    refused(WebFault.NOT_PROVEN, () -> at(ServicePort.CERTIFICATES_WITH_PROOF, bare));
  }

  @Test
  void aMessageOfAnotherTimeIsNotTaken() {
    TokenResponse ticket = service.issue(USER, client.request(CERTIFICATES));
    Instant made = clock.instant();
    byte[] early = client.proven(ticket, made.plusSeconds(3600), made.plusSeconds(7200));
    byte[] short1 = client.proven(ticket, made, made.plusSeconds(60));
    byte[] tooLong = client.proven(ticket, made, made.plus(Duration.ofDays(2)));

    refused(WebFault.NOT_PROVEN, () -> at(ServicePort.CERTIFICATES_WITH_PROOF, early));
    refused(WebFault.NOT_PROVEN, () -> at(ServicePort.CERTIFICATES_WITH_PROOF, tooLong));
    assertThat(at(ServicePort.CERTIFICATES_WITH_PROOF, short1)).isEqualTo(USER);
    clock.forward(WebTicketCheck.SKEW.plusSeconds(60));
    refused(WebFault.NOT_PROVEN, () -> at(ServicePort.CERTIFICATES_WITH_PROOF, short1));
  }

  @Test
  void anotherServersOrNoTicketIsNone() {
    byte[] message = client.proven(service.issue(USER, client.request(CERTIFICATES)));
    WebTicketCheck other =
        new WebTicketCheck(
            new PeriodicTicketKeys(purpose -> derived("other" + purpose), clock), users, clock);
    refused(
        WebFault.INVALID_TICKET,
        () -> other.user(header(message), ServicePort.CERTIFICATES_WITH_PROOF));
    refused(
        WebFault.NO_TOKEN, () -> check.user(Optional.empty(), ServicePort.CERTIFICATES_WITH_PROOF));
  }

  @Test
  void whoIsGoneOrDisabledIsNotLetIn() {
    byte[] message = client.proven(service.issue(USER, client.request(CERTIFICATES)));
    users.put(new User(ALICE, "Alice", "", "", "", "", "", false));
    refused(WebFault.INVALID_TICKET, () -> at(ServicePort.CERTIFICATES_WITH_PROOF, message));
  }

  @Test
  void aTicketEndsWithTheStateOfTheAccountThatItRestsOn() {
    byte[] proven = client.proven(service.issue(USER, client.request(CERTIFICATES)));
    byte[] bearer = client.bearer(service.issue(USER, client.request(BEARER)));

    User changed = USER.withTicketsNotBefore(clock.instant());
    users.put(changed);

    refused(WebFault.EXPIRED_TICKET, () -> at(ServicePort.CERTIFICATES_WITH_PROOF, proven));
    refused(WebFault.EXPIRED_TICKET, () -> at(ServicePort.CERTIFICATES, bearer));
    byte[] fresh = client.bearer(service.issue(changed, client.request(BEARER)));
    assertThat(at(ServicePort.CERTIFICATES, fresh)).isEqualTo(changed);
  }

  @Test
  void whoProvedHimselfBeforeTheChangeGetsATicketThatIsOver() {
    users.put(USER.withTicketsNotBefore(clock.instant()));
    byte[] late = client.bearer(service.issue(USER, client.request(BEARER)));
    refused(WebFault.EXPIRED_TICKET, () -> at(ServicePort.CERTIFICATES, late));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "http://127.0.0.1/CertProv/CertProvisioningService.svc/WebTicket_Bearer",
        "https://127.0.0.1/CertProv/CertProvisioningService.svc",
        "https://127.0.0.1/elsewhere",
        "mailto:a@b"
      })
  void thereAreNoTicketsForWhatIsNotHere(String address) {
    refused(WebFault.UNKNOWN_SERVICE, () -> service.issue(USER, client.request(address)));
  }

  @Test
  void nobodyGetsATicketInAnothersName() {
    TokenRequest forBob = client.request(BEARER, "sip:bob@litwareinc.com");
    refused(WebFault.CLAIM_MISMATCH, () -> service.issue(USER, forBob));
    assertThat(service.issue(USER, client.request(BEARER, "SIP:Alice@LitwareInc.com"))).isNotNull();
  }

  @Test
  void aUserWhoAsksTooOftenWaits() {
    for (int i = 0; i < UserQuota.TICKETS; i++) {
      service.issue(USER, client.request(BEARER));
    }
    refused(WebFault.TOO_MANY_REQUESTS, () -> service.issue(USER, client.request(BEARER)));
    User bob = new User(SipUri.parse("sip:bob@litwareinc.com"), "", "", "", "", "", "", true);
    assertThat(service.issue(bob, client.request(BEARER, "sip:bob@litwareinc.com"))).isNotNull();
    clock.forward(UserQuota.TICKETS_WINDOW);
    assertThat(service.issue(USER, client.request(BEARER))).isNotNull();
  }

  @Test
  void aKeyIsKnownForTwoDaysAndNeverBefore() {
    String today = keys.current().id();
    clock.forward(Duration.ofDays(1));
    assertThat(keys.find(today)).isPresent();
    assertThat(keys.current().id()).isNotEqualTo(today);
    clock.forward(Duration.ofDays(1));
    assertThat(keys.find(today)).isEmpty();
    clock.forward(Duration.ofDays(-3));
    assertThat(keys.find(today)).isEmpty();
  }

  @Test
  void noTicketOutlivesItsKey() {
    assertThatThrownBy(() -> new WebTicketSettings("https://a", Duration.ofHours(25)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private User at(ServicePort port, byte[] message) {
    return check.user(header(message), port);
  }

  private static Optional<SecurityHeader> header(byte[] message) {
    return SecurityHeader.of(message, XmlLimits.SIP_BODY);
  }

  private static void refused(WebFault fault, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            TicketRefused.class, refused -> assertThat(refused.fault()).isEqualTo(fault));
  }
}
