package org.confab.ejb.webticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import org.confab.core.CurrentSettings;
import org.confab.core.Settings;
import org.confab.core.certificates.ClientCertificates;
import org.confab.core.directory.UserDirectory;
import org.confab.core.webticket.CertificateProvisioning;
import org.confab.core.webticket.PeriodicTicketKeys;
import org.confab.core.webticket.TicketKeys;
import org.confab.core.webticket.WebTicketCheck;
import org.confab.core.webticket.WebTicketService;
import org.confab.core.webticket.WebTicketSettings;
import org.confab.ejb.authentication.SecretBox;

/** Makes what issues and verifies web tickets. */
@ApplicationScoped
public class WebTicketWiring {
  /** Keys that rest on the key of secrets: with another one no ticket holds any more. */
  @Produces
  @Singleton
  public TicketKeys ticketKeys(Settings settings) {
    SecretBox secrets = SecretBox.ofFile(settings.secretKeyFile());
    return new PeriodicTicketKeys(secrets::derive, Clock.systemUTC());
  }

  /** What issues tickets. */
  @Produces
  @Singleton
  public WebTicketService webTicketService(CurrentSettings settings, TicketKeys keys) {
    return new WebTicketService(
        () -> {
          Settings now = settings.get();
          return new WebTicketSettings("https://" + now.serverName(), now.webTicketLifetime());
        },
        keys,
        Clock.systemUTC(),
        new SecureRandom());
  }

  /** What verifies them. */
  @Produces
  @Singleton
  public WebTicketCheck webTicketCheck(TicketKeys keys, UserDirectory directory) {
    return new WebTicketCheck(keys, directory, Clock.systemUTC());
  }

  /** What gives certificates for tickets. */
  @Produces
  @Singleton
  public CertificateProvisioning certificateProvisioning(
      ClientCertificates certificates, UserDirectory directory) {
    return new CertificateProvisioning(certificates, directory, Clock.systemUTC());
  }
}
