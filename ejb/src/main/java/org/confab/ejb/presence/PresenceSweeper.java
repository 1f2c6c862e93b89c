package org.confab.ejb.presence;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.confab.core.presence.EventStateCompositor;
import org.confab.core.presence.PresenceService;
import org.confab.core.subscription.Subscriptions;

/** Ends subscriptions and time-bound presence whose time is over. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PresenceSweeper {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private Subscriptions subscriptions;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private PresenceService presence;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private EventStateCompositor compositor;

  /** Every ten seconds: nobody counts on a second here. */
  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  public void sweep() {
    subscriptions.sweep();
    compositor.sweep();
    presence.sweep();
  }
}
