package org.confab.ejb.kerberos;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import org.confab.core.Settings;
import org.confab.core.authentication.NegotiateAcceptor;
import org.confab.core.authentication.TokenScheme;
import org.confab.core.directory.AccountNames;
import org.confab.core.kerberos.KerberosNames;
import org.confab.core.kerberos.KerberosNegotiation;
import org.confab.core.kerberos.KerberosScheme;
import org.confab.core.kerberos.KerberosSettings;
import org.confab.core.kerberos.PrincipalMapping;
import org.confab.core.kerberos.Realms;
import org.confab.ejb.authentication.SignInWay;

/** Makes Kerberos a way to sign in, where it is configured. */
@ApplicationScoped
public class KerberosWiring {
  private static final Logger LOG = System.getLogger(KerberosWiring.class.getName());

  /** The scheme; empty if it is not configured, or not well, which stops no other scheme. */
  @Produces
  @Singleton
  @SignInWay
  public Optional<TokenScheme> kerberos(
      Settings settings, KerberosNames names, AccountNames directory) {
    return settings.kerberos().flatMap(configured -> scheme(configured, names, directory));
  }

  /** HTTP Negotiate at the web services; empty where the keytab has no key for them. */
  @Produces
  @Singleton
  @SignInWay
  public Optional<NegotiateAcceptor> negotiation(
      Settings settings, KerberosNames names, AccountNames directory) {
    return settings
        .kerberos()
        .flatMap(configured -> negotiation(configured.web(), names, directory));
  }

  private static Optional<NegotiateAcceptor> negotiation(
      KerberosSettings settings, KerberosNames names, AccountNames directory) {
    try {
      JgssService service = new JgssService(settings, Clock.systemUTC());
      LOG.log(Level.INFO, "web services offer Negotiate as {0}", service.principal());
      return Optional.of(
          new KerberosNegotiation(
              service,
              new PrincipalMapping(settings.realmsFor(service.principal()), names, directory)));
    } catch (KerberosUnavailable missing) {
      LOG.log(Level.WARNING, "web services do not offer Negotiate: {0}", missing.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<TokenScheme> scheme(
      KerberosSettings settings, KerberosNames names, AccountNames directory) {
    try {
      JgssService service = new JgssService(settings, Clock.systemUTC());
      Realms realms = settings.realmsFor(service.principal());
      LOG.log(
          Level.INFO, "Kerberos is offered as {0} to {1}", service.principal(), realms.domains());
      return Optional.of(
          new KerberosScheme(service, new PrincipalMapping(realms, names, directory)));
    } catch (KerberosUnavailable misconfigured) {
      LOG.log(Level.ERROR, "Kerberos is not offered: {0}", misconfigured.getMessage());
      return Optional.empty();
    }
  }
}
