package org.confab.ejb.tlsdsk;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.core.MovableClock;
import org.confab.core.authentication.FlowOrigin;
import org.confab.core.certificates.CertificateLimits;
import org.confab.core.certificates.ClientCertificates;
import org.confab.core.certificates.DeviceId;
import org.confab.core.certificates.MemoryCertificateStore;
import org.confab.core.certificates.RememberedCertificateStore;
import org.confab.core.certificates.Revocation;
import org.confab.ejb.certificates.Authorities;
import org.confab.ejb.certificates.UserAuthority;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.tlsdsk.DskClient;

/** A server that gives certificates and takes TLS-DSK. */
final class DskWorld {
  static final SipUri ALICE = SipUri.of("alice", "litwareinc.com");
  static final SipUri BOB = SipUri.of("bob", "litwareinc.com");
  static final DeviceId DESK = DeviceId.of("desk");
  static final FlowOrigin ORIGIN = new FlowOrigin("a1", "tls", "192.0.2.1");
  static final String SERVICE =
      "https://sip.litwareinc.com:8443/CertProv/CertProvisioningService.svc";

  /** Keys take time to make: all tests share them. */
  static final KeyPair KEYS = Authorities.keyPair(2048);

  static final UserAuthority USERS = Authorities.named("Users");

  private static final KeyPair SERVER_KEYS = Authorities.keyPair(2048);

  private static final ServerIdentity SERVER =
      new ServerIdentity(
          SERVER_KEYS.getPrivate(),
          List.of(Authorities.selfSigned("sip.litwareinc.com", SERVER_KEYS)));

  final MovableClock clock = new MovableClock();
  final List<Revocation> revoked = new ArrayList<>();
  final ClientCertificates certificates =
      new ClientCertificates(
          USERS,
          new RememberedCertificateStore(new MemoryCertificateStore()),
          () -> CertificateLimits.STANDARD,
          revoked::add,
          clock);
  final TlsDsk scheme =
      new TlsDsk(
          "sip.litwareinc.com",
          SERVICE,
          () -> SERVER,
          USERS.certificate().getSubjectX500Principal().getEncoded(),
          certificates,
          clock);

  X509Certificate certificate(SipUri user) {
    return certificates.issue(user, DESK, KEYS.getPublic(), Optional.empty()).certificate();
  }

  DskClient client(SipUri user) {
    return new DskClient(certificate(user), KEYS);
  }
}
