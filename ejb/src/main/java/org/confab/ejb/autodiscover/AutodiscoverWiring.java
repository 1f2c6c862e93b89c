package org.confab.ejb.autodiscover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.confab.core.Settings;
import org.confab.core.autodiscover.Autodiscover;
import org.confab.core.registrar.RegisterPolicies;

/** Makes what tells clients their server. */
@ApplicationScoped
public class AutodiscoverWiring {
  /** For the users of this server's domains. */
  @Produces
  @Singleton
  public Autodiscover autodiscover(Settings settings, RegisterPolicies policies) {
    return new Autodiscover(
        settings.domains(), settings.serverName(), settings.sipsPort(), policies);
  }
}
