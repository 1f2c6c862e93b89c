package org.confab.ejb.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.confab.core.CurrentSettings;
import org.confab.core.Settings;
import org.confab.core.certificates.CertificateLimits;
import org.confab.core.certificates.CertificateStore;
import org.confab.core.certificates.ClientCertificates;
import org.confab.core.certificates.RememberedCertificateStore;
import org.confab.core.certificates.Revocation;
import org.confab.ejb.database.KeptChange;
import org.confab.ejb.database.KeptChange.Kept;

/** Makes what gives users their certificates and takes them back. */
@ApplicationScoped
public class CertificatesWiring {
  /** The authority for certificates of users; its key is read once. */
  @Produces
  @Singleton
  public UserAuthority userAuthority(Settings settings) {
    return UserAuthority.ofFile(settings.userAuthority(), settings.keyStorePasswordFile());
  }

  /** Certificates in the database, those that were shown last in memory too. */
  @Produces
  @Singleton
  @Typed(RememberedCertificateStore.class)
  public RememberedCertificateStore keptCertificates(CertificateStore durable) {
    return new RememberedCertificateStore(durable);
  }

  /** What is revoked, replaced or gone lets nobody in from the end of that transaction on. */
  void changed(
      @Observes(during = TransactionPhase.AFTER_COMPLETION) KeptChange change,
      RememberedCertificateStore certificates) {
    if (change.concerns(Kept.CERTIFICATES)) {
      certificates.forget(change.user());
    }
  }

  /** Who has which certificate; a certificate that is taken back is told as an event. */
  @Produces
  @Singleton
  public ClientCertificates clientCertificates(
      UserAuthority authority,
      RememberedCertificateStore store,
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
