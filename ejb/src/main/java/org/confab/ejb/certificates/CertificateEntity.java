package org.confab.ejb.certificates;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.confab.core.certificates.ClientCertificate;
import org.confab.core.certificates.DeviceId;
import org.confab.core.certificates.Fingerprint;
import org.confab.protocol.sip.SipUri;
import org.jspecify.annotations.Nullable;

/** A row of {@code client_certificates}. */
@Entity
@Table(name = "client_certificates")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class CertificateEntity {
  @Id
  @Column(length = 40)
  private String serial;

  @Column(length = 320)
  private String owner;

  @Column(length = 64)
  private String device;

  @Column(length = 400)
  private String subject;

  @Column(name = "not_before")
  private Instant notBefore;

  @Column(name = "not_after")
  private Instant notAfter;

  @Column(length = 40)
  private String sha1;

  @Column(length = 64)
  private String sha256;

  @Column(name = "issued_at")
  private Instant issuedAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  /** For Hibernate. */
  protected CertificateEntity() {}

  CertificateEntity(ClientCertificate certificate) {
    serial = certificate.serial();
    owner = key(certificate.owner());
    device = certificate.device().value();
    subject = certificate.subject();
    notBefore = certificate.notBefore();
    notAfter = certificate.notAfter();
    sha1 = certificate.sha1().hex();
    sha256 = certificate.sha256().hex();
    issuedAt = certificate.issuedAt();
    revokedAt = certificate.revokedAt().orElse(null);
  }

  /** A user as the column {@code owner} has him. */
  static String key(SipUri user) {
    return user.aor().address();
  }

  boolean isRevoked() {
    return revokedAt != null;
  }

  void revoke(Instant at) {
    revokedAt = at;
  }

  ClientCertificate certificate() {
    return new ClientCertificate(
        SipUri.parse("sip:" + owner),
        DeviceId.of(device),
        serial,
        subject,
        notBefore,
        notAfter,
        new Fingerprint(sha1),
        new Fingerprint(sha256),
        issuedAt,
        Optional.ofNullable(revokedAt));
  }
}
