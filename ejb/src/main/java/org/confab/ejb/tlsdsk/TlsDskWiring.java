package org.confab.ejb.tlsdsk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.confab.core.Settings;
import org.confab.core.authentication.TokenScheme;
import org.confab.core.certificates.ClientCertificates;
import org.confab.core.provisioning.ProvisioningSettings;
import org.confab.ejb.authentication.SignInWay;
import org.confab.ejb.certificates.UserAuthority;

/** Offers TLS-DSK where the server's key can do it. */
@ApplicationScoped
public class TlsDskWiring {
  /** Where clients get their certificates, below this server's HTTPS address. */
  private static final String SERVICE = "/CertProv/CertProvisioningService.svc";

  /** TLS-DSK; nothing if the server's own key is no RSA key. */
  @Produces
  @Singleton
  @SignInWay
  public Optional<TokenScheme> tlsDsk(
      Settings settings, UserAuthority authority, ClientCertificates certificates) {
    String host = ProvisioningSettings.publicHost(settings.bind(), settings.serverName());
    String url = "https://" + host + ":" + settings.httpsPort() + SERVICE;
    byte[] issuer = authority.certificate().getSubjectX500Principal().getEncoded();
    return RenewedIdentity.ofFile(settings.keyStore(), settings.keyStorePasswordFile())
        .map(
            own ->
                new TlsDsk(
                    settings.serverName(), url, own, issuer, certificates, Clock.systemUTC()));
  }
}
