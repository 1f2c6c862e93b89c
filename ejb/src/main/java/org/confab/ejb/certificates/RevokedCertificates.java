package org.confab.ejb.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.confab.core.authentication.Authenticator;
import org.confab.core.certificates.ClientCertificate;
import org.confab.core.registrar.SignOutReason;
import org.confab.core.signout.SignOut;

/** Signs out whoever has signed in with a certificate that was taken back. */
@ApplicationScoped
public class RevokedCertificates {
  /** Called once the revocation is stored, so that nobody comes back with it. */
  void revoked(
      @Observes ClientCertificate certificate, Authenticator authenticator, SignOut signOut) {
    authenticator
        .signedInWith(certificate.serial())
        .forEach(endpoint -> signOut.endpoint(endpoint, SignOutReason.CERTIFICATE_REVOKED));
  }
}
