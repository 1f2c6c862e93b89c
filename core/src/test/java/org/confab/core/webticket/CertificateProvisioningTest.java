package org.confab.core.webticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.confab.core.MovableClock;
import org.confab.core.SipDomains;
import org.confab.core.certificates.CertificateLimits;
import org.confab.core.certificates.ClientCertificates;
import org.confab.core.certificates.MemoryCertificateStore;
import org.confab.core.certificates.TestAuthority;
import org.confab.core.directory.User;
import org.confab.core.directory.UserCache;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.webticket.CertificateRequest;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateProvisioningTest {
  private static final SipUri ALICE = SipUri.parse("sip:alice@litwareinc.com");
  private static final User USER = new User(ALICE, "Alice", "", "", "", "", "", true);
  private static final UUID DEVICE = UUID.fromString("085e0bd8-031c-5a0d-8d9a-f149aae6954a");

  private final MovableClock clock = new MovableClock();
  private final ClientCertificates certificates =
      new ClientCertificates(
          new TestAuthority(),
          new MemoryCertificateStore(),
          () -> CertificateLimits.STANDARD,
          ended -> {},
          clock);
  private final UserCache users = new UserCache(SipDomains.of("litwareinc.com"));
  private final CertificateProvisioning provisioning =
      new CertificateProvisioning(certificates, users, clock);

  @BeforeEach
  void alice() {
    users.put(USER);
  }

  @Test
  void aTicketThatEndsMeanwhileLeavesNoCertificateBehind() {
    CertificateRequest request = request("alice@litwareinc.com", TestAuthority.REQUEST);
    for (User now :
        List.of(
            USER.withEnabled(false), USER.withTicketsNotBefore(Instant.EPOCH.plusNanos(1000)))) {
      users.put(now);
      refused(WebFault.EXPIRED_TICKET, request);
    }
    users.remove(ALICE);
    refused(WebFault.EXPIRED_TICKET, request);
    assertThat(certificates.of(ALICE)).noneMatch(one -> one.isGood(clock.instant()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"alice@litwareinc.com", "sip:alice@litwareinc.com", "Alice@LITWAREINC.com"})
  void theHolderOfATicketGetsACertificateThatIsKept(String entity) {
    XmlElement answer = provisioning.publish(USER, request(entity, TestAuthority.REQUEST));

    assertThat(answer.name()).isEqualTo("GetAndPublishCertResponse");
    assertThat(
            answer.path(
                "RequestSecurityTokenResponse", "RequestedSecurityToken", "BinarySecurityToken"))
        .isPresent();
    assertThat(certificates.of(ALICE))
        .singleElement()
        .satisfies(kept -> assertThat(kept.device().value()).isEqualTo(DEVICE.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bob@litwareinc.com", "", "sip:", "alice@other.com", "a b"})
  void nobodyGetsOneForSomebodyElse(String entity) {
    refused(WebFault.CERTIFICATE_FOR_ANOTHER, request(entity, TestAuthority.REQUEST));
    assertThat(certificates.of(ALICE)).isEmpty();
  }

  @Test
  void whatIsNoSigningRequestOrOfAnotherKeyIsRefused() {
    String me = "alice@litwareinc.com";
    refused(WebFault.INVALID_CERTIFICATE_REQUEST, request(me, new byte[] {1}));
    refused(WebFault.INVALID_CERTIFICATE_REQUEST, request(me, TestAuthority.STOLEN_KEY));
    refused(WebFault.INVALID_CERTIFICATE_REQUEST, request(me, new byte[20_000]));
    refused(
        WebFault.INVALID_CERTIFICATE_REQUEST,
        new CertificateRequest(DEVICE, me, "", "no base64!", Optional.empty()));
    assertThat(certificates.of(ALICE)).isEmpty();
  }

  @Test
  void aUserWhoAsksForOneAfterTheOtherWaits() {
    CertificateRequest request = request("alice@litwareinc.com", TestAuthority.REQUEST);
    for (int i = 0; i < UserQuota.CERTIFICATES; i++) {
      provisioning.publish(USER, request);
    }
    refused(WebFault.TOO_MANY_CERTIFICATES, request);
    clock.forward(UserQuota.CERTIFICATES_WINDOW);
    assertThat(provisioning.publish(USER, request)).isNotNull();
  }

  private void refused(WebFault fault, CertificateRequest request) {
    assertThatThrownBy(() -> provisioning.publish(USER, request))
        .isInstanceOfSatisfying(
            TicketRefused.class, refused -> assertThat(refused.fault()).isEqualTo(fault));
  }

  private static CertificateRequest request(String entity, byte[] pkcs10) {
    return new CertificateRequest(
        DEVICE, entity, "1", Base64.getEncoder().encodeToString(pkcs10), Optional.empty());
  }
}
