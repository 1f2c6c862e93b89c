package org.confab.ejb.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.confab.core.CurrentSettings;
import org.confab.core.Settings;
import org.confab.core.certificates.CertificateLimits;
import org.confab.core.certificates.CertificateStore;
import org.confab.core.certificates.ClientCertificates;
import org.confab.core.certificates.Revocation;

/** Makes what gives users their certificates and takes them back. */
@ApplicationScoped
public class CertificatesWiring {
  /** The authority for certificates of users; its key is read once. */
  @Produces
  @Singleton
  public UserAuthority userAuthority(Settings settings) {
    return UserAuthority.ofFile(settings.userAuthority(), settings.keyStorePasswordFile());
  }

  /** Who has which certificate; a certificate that is taken back is told as an event. */
  @Produces
  @Singleton
  public ClientCertificates clientCertificates(
      UserAuthority authority,
      CertificateStore store,
      CurrentSettings settings,
      Event<Revocation> ended) {
    return new ClientCertificates(
        authority,
        store,
        () -> {
          Settings now = settings.get();
          return CertificateLimits.with(
              Duration.ofDays(now.longestCertificate()), now.limits().certificatesPerUser());
        },
        ended::fire,
        Clock.systemUTC());
  }
}
