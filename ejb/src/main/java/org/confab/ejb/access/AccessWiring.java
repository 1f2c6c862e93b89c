package org.confab.ejb.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.confab.core.Settings;
import org.confab.core.access.Administrators;
import org.confab.subsystem.live.LiveSettings;

/** Makes the accounts of administrators. */
@ApplicationScoped
public class AccessWiring {
  /** In the folder {@code administrators} of the instance, or where the server has them. */
  @Produces
  @Singleton
  public Administrators administrators(Settings settings) {
    return new ElytronAdministrators(
        settings.home().resolve("administrators"),
        LiveSettings.current().flatMap(LiveSettings::administrators));
  }
}
