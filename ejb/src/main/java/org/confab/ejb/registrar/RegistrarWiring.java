package org.confab.ejb.registrar;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import org.confab.core.CurrentSettings;
import org.confab.core.Settings;
import org.confab.core.authentication.Delegations;
import org.confab.core.authentication.PeerBoundary;
import org.confab.core.directory.UserDirectory;
import org.confab.core.policy.Policies;
import org.confab.core.policy.PolicyPeers;
import org.confab.core.registrar.ClientDialects;
import org.confab.core.registrar.LiveEndpoints;
import org.confab.core.registrar.RegisterPolicies;
import org.confab.core.registrar.Registrar;
import org.confab.core.registrar.RegistrationDialogs;
import org.confab.core.registrar.RegistrationListener;
import org.confab.core.registrar.RegistrationListeners;
import org.confab.core.registrar.RegistrationStore;
import org.confab.core.routing.OwnHosts;
import org.confab.core.routing.ReferrerSignature;
import org.confab.core.routing.RouteSignature;
import org.confab.core.routing.Router;
import org.infinispan.Cache;

/** Makes the registrar and the router of this server. */
@ApplicationScoped
public class RegistrarWiring {
  /** Looked up by its own name, which also starts it. */
  @Resource(lookup = "java:jboss/infinispan/cache/confab/registrations")
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Cache<String, String> cache;

  /** The registrations of the pool. */
  @Produces
  @Singleton
  public RegistrationStore registrations() {
    return new InfinispanRegistrationStore(cache);
  }

  /** What each signed-in endpoint speaks. */
  @Produces
  @Singleton
  public ClientDialects clientDialects(RegistrationStore store) {
    return new ClientDialects(store);
  }

  /** The dialogs in which endpoints hear that they are signed out. */
  @Produces
  @Singleton
  @Typed({RegistrationDialogs.class, RegistrationListener.class})
  public RegistrationDialogs registrationDialogs() {
    return new RegistrationDialogs();
  }

  /** Who is signed in, for administrators. */
  @Produces
  @Singleton
  @Typed({LiveEndpoints.class, RegistrationListener.class})
  public LiveEndpoints liveEndpoints() {
    return new LiveEndpoints(Clock.systemUTC());
  }

  /** The registrar; every bean that listens to registrations hears of them. */
  @Produces
  @Singleton
  public Registrar registrar(
      RegistrationStore store,
      UserDirectory directory,
      @Any Instance<RegistrationListener> listeners,
      RegistrationDialogs dialogs,
      RegisterPolicies policies,
      CurrentSettings settings) {
    return new Registrar(
        store,
        directory,
        new RegistrationListeners(listeners),
        dialogs,
        policies,
        () -> settings.get().limits().registrar(),
        Clock.systemUTC());
  }

  /** The router to the registrar's bindings. */
  @Produces
  @Singleton
  public Router router(
      UserDirectory directory,
      Registrar registrar,
      Settings settings,
      Delegations delegations,
      PolicyPeers peers) {
    OwnHosts hosts =
        new OwnHosts(
            settings.domains(),
            settings.serverName(),
            settings.bind(),
            Set.of(settings.sipPort(), settings.sipsPort()));
    return new Router(directory, registrar, hosts, delegations, peers);
  }

  /** The servers next to this one. */
  @Produces
  @Singleton
  public PolicyPeers peers(Policies policies) {
    return new PolicyPeers(policies);
  }

  /** What passes between this server and those. */
  @Produces
  @Singleton
  public PeerBoundary peerBoundary(Settings settings) {
    return new PeerBoundary(settings.domains());
  }

  /** Nobody is referred for longer than a while, so the key may end with the process. */
  @Produces
  @Singleton
  public ReferrerSignature referrerSignature(Settings settings) {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return new ReferrerSignature(key, settings.serverName(), Clock.systemUTC());
  }

  /** Route sets end with the process, so their key may too. */
  @Produces
  @Singleton
  public RouteSignature routeSignature() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return new RouteSignature(key);
  }
}
