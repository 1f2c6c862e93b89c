package org.confab.ejb.presence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.confab.core.presence.AclService;
import org.confab.core.presence.AclStore;
import org.confab.core.presence.LcsEncoder;
import org.confab.core.presence.LcsMethods;
import org.confab.core.presence.LcsPresenceService;
import org.confab.core.presence.PendingWatchersPackage;
import org.confab.core.presence.PresenceService;
import org.confab.core.presence.Presentities;
import org.confab.core.presence.RoamingAclPackage;
import org.confab.core.presence.SubscriberStore;
import org.confab.core.provisioning.LegacyProvisioningPackage;
import org.confab.core.registrar.ClientDialects;
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

  /** How watchers of that dialect are told. */
  @Produces
  @Singleton
  public LcsEncoder lcsEncoder(ClientDialects dialects) {
    return new LcsEncoder(dialects, Clock.systemUTC());
  }

  /** The SOAP methods about presence. */
  @Produces
  @Singleton
  public LcsMethods lcsMethods(
      PresenceService presence, Presentities presentities, LcsEncoder encoder, AclService acl) {
    return new LcsMethods(
        new LcsPresenceService(presence, presentities, encoder, Clock.systemUTC()), acl);
  }

  /** The event package that clients fetch once. */
  @Produces
  @Singleton
  public LegacyProvisioningPackage legacyProvisioning() {
    return new LegacyProvisioningPackage();
  }
}
