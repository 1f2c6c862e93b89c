package org.confab.ejb.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.confab.core.EndpointId;
import org.confab.core.authentication.Authenticator;
import org.confab.core.authentication.SignInScheme;
import org.confab.core.certificates.Revocation;
import org.confab.core.registrar.SignOutReason;
import org.confab.core.signout.SignOut;

/** Signs out whoever has signed in with a certificate that was taken back. */
@ApplicationScoped
public class RevokedCertificates {
  /** Called once the revocation is stored, so that nobody comes back with it. */
  void ended(@Observes Revocation revocation, Authenticator authenticator, SignOut signOut) {
    List<EndpointId> signedIn =
        revocation instanceof Revocation.One one
            ? authenticator.signedInWith(one.owner(), one.certificate().device().value())
            : authenticator.signedInBy(revocation.owner(), SignInScheme.TLS_DSK);
    signedIn.forEach(endpoint -> signOut.endpoint(endpoint, SignOutReason.CERTIFICATE_REVOKED));
  }
}
