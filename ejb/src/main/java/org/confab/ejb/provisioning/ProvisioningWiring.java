package org.confab.ejb.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.confab.core.Settings;
import org.confab.core.dialplan.LocationProfiles;
import org.confab.core.location.LocationAdministration;
import org.confab.core.mras.MediaRelayAuthentication;
import org.confab.core.mras.MediaRelays;
import org.confab.core.photos.Photos;
import org.confab.core.policy.Policies;
import org.confab.core.provisioning.ProvisioningPackage;
import org.confab.core.provisioning.ProvisioningSettings;
import org.confab.core.subscription.DelegatingNotifier;
import org.confab.core.testcall.TestCalls;

/** Makes the provisioning of this server. */
@ApplicationScoped
public class ProvisioningWiring {
  /** The event package that provisions clients with what this server offers. */
  @Produces
  @Singleton
  public ProvisioningPackage provisioning(
      Settings settings,
      Policies policies,
      LocationProfiles profiles,
      LocationAdministration locations,
      MediaRelays relays,
      TestCalls testCalls,
      Photos photos,
      DelegatingNotifier notifier) {
    String here =
        "https://"
            + ProvisioningSettings.publicHost(settings.bind(), settings.serverName())
            + ":"
            + settings.httpsPort();
    ProvisioningPackage provisioning =
        new ProvisioningPackage(
            new ProvisioningSettings(
                List.of(
                    ProvisioningSettings.groupExpansion(here + "/groupexpansion/service.svc"),
                    ProvisioningSettings.photos(photos::any, here + "/abs/photos"),
                    ProvisioningSettings.locations(
                        locations::any, here + "/locationinformation/liservice.svc"),
                    ProvisioningSettings.mediaRelays(
                        relays::any,
                        MediaRelayAuthentication.uri(settings.serverName(), settings.domain())),
                    ProvisioningSettings.testCall(testCalls::any, testCalls.address()))),
            policies,
            profiles,
            notifier);
    locations.listen(provisioning::changed);
    relays.listen(provisioning::changed);
    testCalls.listen(provisioning::changed);
    photos.listen(provisioning::changed);
    return provisioning;
  }
}
