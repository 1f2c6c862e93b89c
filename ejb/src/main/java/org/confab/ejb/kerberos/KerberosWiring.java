package org.confab.ejb.kerberos;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import org.confab.core.Settings;
import org.confab.core.authentication.TokenScheme;
import org.confab.core.kerberos.KerberosNames;
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
  public Optional<TokenScheme> kerberos(Settings settings, KerberosNames names) {
    return settings.kerberos().flatMap(configured -> scheme(configured, names));
  }

  private static Optional<TokenScheme> scheme(KerberosSettings settings, KerberosNames names) {
    try {
      JgssService service = new JgssService(settings, Clock.systemUTC());
      Realms realms = settings.realmsFor(service.principal());
      LOG.log(
          Level.INFO, "Kerberos is offered as {0} to {1}", service.principal(), realms.domains());
      return Optional.of(new KerberosScheme(service, new PrincipalMapping(realms, names)));
    } catch (KerberosUnavailable misconfigured) {
      LOG.log(Level.ERROR, "Kerberos is not offered: {0}", misconfigured.getMessage());
      return Optional.empty();
    }
  }
}
