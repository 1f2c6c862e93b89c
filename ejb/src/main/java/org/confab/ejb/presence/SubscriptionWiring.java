package org.confab.ejb.presence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.confab.core.authentication.FlowListener;
import org.confab.core.subscription.DelegatingNotifier;
import org.confab.core.subscription.EventPackage;
import org.confab.core.subscription.EventPackages;
import org.confab.core.subscription.Subscriptions;

/** Makes the subscriptions to every event package that is a bean, whatever its capability. */
@ApplicationScoped
public class SubscriptionWiring {
  /** What capabilities notify through. */
  @Produces
  @Singleton
  public DelegatingNotifier notifier() {
    return new DelegatingNotifier();
  }

  /** Every event package of this deployment. */
  @Produces
  @Singleton
  public EventPackages eventPackages(@Any Instance<EventPackage> packages) {
    return new EventPackages(packages);
  }

  /** The subscriptions, to which the notifier leads from now on. */
  @Produces
  @Singleton
  @Typed({
    Subscriptions.class,
    FlowListener.class
  }) // capabilities notify through the other notifier
  public Subscriptions subscriptions(
      EventPackages packages, DelegatingNotifier notifier, NotificationThreads notifications) {
    Subscriptions subscriptions = new Subscriptions(packages, Clock.systemUTC(), notifications);
    notifier.attach(subscriptions);
    return subscriptions;
  }
}
