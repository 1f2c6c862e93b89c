package org.confab.ejb.dialplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.confab.core.Settings;
import org.confab.core.dialplan.LocationProfiles;
import org.confab.core.directory.UserDirectory;
import org.confab.core.policy.Policies;

/** Makes the dial plans of this server. */
@ApplicationScoped
public class DialPlanWiring {
  /** The location profiles of the users. */
  @Produces
  @Singleton
  public LocationProfiles profiles(Policies policies, UserDirectory directory, Settings settings) {
    return new LocationProfiles(policies, directory, settings.domain());
  }
}
