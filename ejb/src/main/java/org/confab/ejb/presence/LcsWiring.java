package org.confab.ejb.presence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.confab.core.presence.AclStore;
import org.confab.core.presence.PendingWatchersPackage;
import org.confab.core.presence.Presentities;
import org.confab.core.presence.RoamingAclPackage;
import org.confab.core.presence.SubscriberStore;
import org.confab.core.provisioning.LegacyProvisioningPackage;
import org.confab.core.subscription.DelegatingNotifier;

/** Makes what clients of Live Communications Server 2005 need beside the rest. */
@ApplicationScoped
public class LcsWiring {
  /** The event package of the own access control list. */
  @Produces
  @Singleton
  public RoamingAclPackage roamingAcl(
      Presentities presentities, AclStore store, DelegatingNotifier notifier) {
    return new RoamingAclPackage(presentities, store, notifier);
  }

  /** The event package of who waits for the user's word. */
  @Produces
  @Singleton
  public PendingWatchersPackage pendingWatchers(
      SubscriberStore subscribers, DelegatingNotifier notifier) {
    return new PendingWatchersPackage(subscribers, notifier);
  }

  /** The event package that clients fetch once. */
  @Produces
  @Singleton
  public LegacyProvisioningPackage legacyProvisioning() {
    return new LegacyProvisioningPackage();
  }
}
