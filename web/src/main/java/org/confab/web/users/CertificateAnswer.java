package org.confab.web.users;

import java.time.Instant;
import java.util.Optional;
import org.confab.core.certificates.ClientCertificate;
import org.confab.web.answer.Member;

/** A certificate that a device of a user signs in with. */
record CertificateAnswer(
    @Member(example = "1f2e") String serial,
    @Member(value = "The id of the device", example = "6bc9d9ea-3e8b-5c9f-8d2a-0a1b2c3d4e5f")
        String device,
    @Member(example = "CN=alice@litwareinc.com") String subject,
    Instant notBefore,
    Instant notAfter,
    @Member("The fingerprint by SHA-1, in hexadecimal digits") String sha1,
    @Member("The fingerprint by SHA-256, in hexadecimal digits") String sha256,
    Instant issuedAt,
    @Member("When it was taken back, if it was") Optional<Instant> revokedAt) {

  static CertificateAnswer of(ClientCertificate one) {
    return new CertificateAnswer(
        one.serial(),
        one.device().value(),
        one.subject(),
        one.notBefore(),
        one.notAfter(),
        one.sha1().hex(),
        one.sha256().hex(),
        one.issuedAt(),
        one.revokedAt());
  }
}
