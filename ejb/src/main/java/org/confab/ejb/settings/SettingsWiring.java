package org.confab.ejb.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.confab.core.Settings;

/** Makes the settings of this process injectable. */
@ApplicationScoped
public class SettingsWiring {
  /** Read once: system properties do not change while the server runs. */
  @Produces
  @Singleton
  public Settings settings() {
    return Settings.ofSystemProperties();
  }
}
