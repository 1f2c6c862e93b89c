package org.confab.ejb.presence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.confab.core.CurrentSettings;
import org.confab.core.EndpointId;
import org.confab.core.contacts.ContactStore;
import org.confab.core.directory.UserDirectory;
import org.confab.core.presence.AclService;
import org.confab.core.presence.AdhocListDialect;
import org.confab.core.presence.CardNews;
import org.confab.core.presence.CategoriesEncoder;
import org.confab.core.presence.CategoryListDialect;
import org.confab.core.presence.ContactListDialect;
import org.confab.core.presence.ContainerService;
import org.confab.core.presence.ContainerStore;
import org.confab.core.presence.DelegateService;
import org.confab.core.presence.DelegateStore;
import org.confab.core.presence.EventStateCompositor;
import org.confab.core.presence.KnownDelegates;
import org.confab.core.presence.LcsEncoder;
import org.confab.core.presence.PendingWatchersPackage;
import org.confab.core.presence.PidfEncoder;
import org.confab.core.presence.PresenceDialects;
import org.confab.core.presence.PresencePackage;
import org.confab.core.presence.PresenceService;
import org.confab.core.presence.PresenceStore;
import org.confab.core.presence.Presentities;
import org.confab.core.presence.RegisteredEndpoints;
import org.confab.core.presence.RememberedContainerStore;
import org.confab.core.presence.RememberedPresenceStore;
import org.confab.core.presence.RoamingAclPackage;
import org.confab.core.presence.RoamingSelfPackage;
import org.confab.core.presence.SplitPresenceStore;
import org.confab.core.presence.SubscriberService;
import org.confab.core.presence.SubscriberStore;
import org.confab.core.presence.WatcherInfoPackage;
import org.confab.core.presence.XpidfEncoder;
import org.confab.core.registrar.Registrar;
import org.confab.core.subscription.DelegatingNotifier;
import org.confab.core.subscription.Stripes;
import org.confab.ejb.database.KeptChange;
import org.confab.ejb.database.KeptChange.Kept;
import org.confab.protocol.sip.SipUri;
import org.infinispan.Cache;

/** Makes the presence of this server. */
@ApplicationScoped
public class PresenceWiring {
  private final Stripes stripes = new Stripes();

  @Resource(lookup = "java:jboss/infinispan/cache/confab/presence")
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Cache<String, String> cache;

  /** Static instances in the database, those of users who were asked for last in memory too. */
  @Produces
  @Singleton
  @Typed(RememberedPresenceStore.class)
  public RememberedPresenceStore keptPresence(JpaPresenceStore durable) {
    return new RememberedPresenceStore(durable);
  }

  /** Static instances in the database, all others in the cache. */
  @Produces
  @Singleton
  public PresenceStore presenceStore(RememberedPresenceStore durable) {
    return new SplitPresenceStore(durable, new InfinispanPresenceStore(cache));
  }

  /** Containers in the database, those of users who were asked for last in memory too. */
  @Produces
  @Singleton
  @Typed({ContainerStore.class, RememberedContainerStore.class})
  public RememberedContainerStore containerStore(JpaContainerStore durable) {
    return new RememberedContainerStore(durable);
  }

  /** Whoever changes what is kept says so; it counts from the end of his transaction on. */
  void changed(
      @Observes(during = TransactionPhase.AFTER_COMPLETION) KeptChange change,
      RememberedPresenceStore presence,
      RememberedContainerStore containers) {
    if (change.concerns(Kept.PRESENCE)) {
      presence.forget(change.user());
      containers.forget(change.user());
    }
  }

  /** What is published of users. */
  @Produces
  @Singleton
  public Presentities presentities(
      UserDirectory directory, PresenceStore store, ContainerStore containers) {
    return new Presentities(directory, store, containers, Clock.systemUTC());
  }

  /** The event package of one's own presence. */
  @Produces
  @Singleton
  public RoamingSelfPackage roamingSelf(
      Presentities presentities,
      SubscriberStore subscribers,
      DelegateStore delegates,
      DelegatingNotifier notifier) {
    return new RoamingSelfPackage(presentities, subscribers, delegates, notifier);
  }

  /** The ways to ask for presence and to be told of it, in order of preference. */
  @Produces
  @Singleton
  public PresenceDialects presenceDialects(
      LcsEncoder lcs, ContactStore contacts, UserDirectory directory) {
    CategoriesEncoder categories = new CategoriesEncoder();
    PidfEncoder pidf = new PidfEncoder();
    return new PresenceDialects(
        List.of(
            new CategoryListDialect(categories),
            new AdhocListDialect(lcs),
            new ContactListDialect(contacts, directory, pidf)),
        List.of(lcs, categories, pidf, new XpidfEncoder()));
  }

  /** The event package of others' presence. */
  @Produces
  @Singleton
  public PresencePackage presencePackage(
      Presentities presentities,
      PresenceDialects dialects,
      DelegatingNotifier notifier,
      NotificationThreads threads,
      CurrentSettings settings) {
    return new PresencePackage(
        presentities,
        dialects,
        () -> settings.get().limits().watch(),
        notifier,
        threads,
        Clock.systemUTC());
  }

  /** The event package of one's own watchers. */
  @Produces
  @Singleton
  public WatcherInfoPackage watcherInfoPackage(
      PresencePackage presence, UserDirectory directory, DelegatingNotifier notifier) {
    WatcherInfoPackage watchers =
        new WatcherInfoPackage(presence, directory, notifier, Clock.systemUTC());
    presence.listen(watchers);
    return watchers;
  }

  /** Who is registered: asked when something happens, for the registrar tells presence too. */
  @Produces
  @Singleton
  public RegisteredEndpoints registeredEndpoints(Instance<Registrar> registrar) {
    return new RegisteredEndpoints() {
      @Override
      public boolean contains(EndpointId endpoint) {
        return registrar.get().bindings(endpoint.aor()).stream()
            .anyMatch(binding -> binding.endpoint().equals(endpoint));
      }

      @Override
      public boolean anyOf(SipUri user) {
        return !registrar.get().bindings(user).isEmpty();
      }
    };
  }

  /** Publication. */
  @Produces
  @Singleton
  public PresenceService presenceService(
      Presentities presentities,
      PresenceStore store,
      RoamingSelfPackage roamingSelf,
      PresencePackage watchers,
      RegisteredEndpoints registered) {
    return new PresenceService(
        presentities,
        store,
        List.of(roamingSelf, watchers),
        registered,
        stripes,
        Clock.systemUTC());
  }

  /** Publication by plain SIP clients. */
  @Produces
  @Singleton
  public EventStateCompositor eventStateCompositor(PresenceService presence) {
    return new EventStateCompositor(presence, Clock.systemUTC(), new SecureRandom()::nextInt);
  }

  /** Access levels. */
  @Produces
  @Singleton
  public ContainerService containerService(
      Presentities presentities,
      ContainerStore store,
      RoamingSelfPackage roamingSelf,
      PresencePackage watchers,
      RoamingAclPackage acl,
      RegisteredEndpoints registered) {
    return new ContainerService(
        presentities, store, List.of(roamingSelf, watchers, acl), registered, stripes);
  }

  /** What the directory knows of people. */
  @Produces
  @Singleton
  public CardNews cardNews(
      Presentities presentities, RoamingSelfPackage roamingSelf, PresencePackage watchers) {
    return new CardNews(presentities, List.of(roamingSelf, watchers), stripes);
  }

  /** Who may act for whom. */
  @Produces
  @Singleton
  public DelegateService delegateService(
      UserDirectory directory,
      KnownDelegates delegates,
      RoamingSelfPackage roamingSelf,
      RegisteredEndpoints registered) {
    return new DelegateService(directory, delegates.writing(), roamingSelf, registered, stripes);
  }

  /** Who watches, and who has been told. */
  @Produces
  @Singleton
  public SubscriberService subscriberService(
      UserDirectory directory,
      SubscriberStore store,
      ContactStore contacts,
      RoamingSelfPackage roamingSelf,
      PendingWatchersPackage pending) {
    return new SubscriberService(
        directory, store, contacts, List.of(roamingSelf, pending), stripes);
  }

  /** Access levels as the older dialect sets them. */
  @Produces
  @Singleton
  public AclService aclService(
      Presentities presentities,
      ContainerService containers,
      RoamingAclPackage roaming,
      SubscriberService subscribers) {
    return new AclService(presentities, containers, roaming, subscribers, stripes);
  }
}
