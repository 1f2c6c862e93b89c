package org.confab.core.certificates;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.confab.protocol.sip.SipUri;

/**
 * What is kept of a certificate that this server gave a device of a user. The certificate itself is
 * the client's; here it is known by its fingerprint.
 *
 * @param owner address of record of the user
 * @param device which of his devices
 * @param serial serial number, in small hexadecimal digits; unique among all
 * @param subject the subject's name as in the certificate
 * @param notBefore start of its validity
 * @param notAfter end of its validity
 * @param sha1 what people compare
 * @param sha256 what it is found by
 * @param issuedAt when it was made
 * @param revokedAt when it was taken back, if it was
 */
public record ClientCertificate(
    SipUri owner,
    DeviceId device,
    String serial,
    String subject,
    Instant notBefore,
    Instant notAfter,
    Fingerprint sha1,
    Fingerprint sha256,
    Instant issuedAt,
    Optional<Instant> revokedAt) {

  /** Normalises the owner to his address of record. */
  public ClientCertificate {
    owner = owner.aor();
  }

  /** What is kept of a certificate that was just made. */
  static ClientCertificate of(
      SipUri owner, DeviceId device, X509Certificate made, Instant issuedAt) {
    return new ClientCertificate(
        owner,
        device,
        made.getSerialNumber().toString(16),
        made.getSubjectX500Principal().getName(),
        made.getNotBefore().toInstant(),
        made.getNotAfter().toInstant(),
        Fingerprint.sha1(made),
        Fingerprint.sha256(made),
        issuedAt,
        Optional.empty());
  }

  /** Whether its time is over. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(notAfter);
  }

  /** Whether one may sign in with it. */
  public boolean isGood(Instant now) {
    return revokedAt.isEmpty() && !now.isBefore(notBefore) && !isExpired(now);
  }

  /** The same certificate, taken back. */
  public ClientCertificate revoked(Instant at) {
    return new ClientCertificate(
        owner,
        device,
        serial,
        subject,
        notBefore,
        notAfter,
        sha1,
        sha256,
        issuedAt,
        Optional.of(at));
  }
}
