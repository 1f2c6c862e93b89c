package org.confab.ejb.presence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.confab.core.EndpointId;
import org.confab.core.presence.EventStateCompositor;
import org.confab.core.presence.PresenceService;
import org.confab.core.registrar.Binding;
import org.confab.core.registrar.ClientDialect;
import org.confab.core.registrar.RegistrationListener;
import org.confab.core.subscription.Subscriptions;

/**
 * When an endpoint goes, its subscriptions end, and then what it has published. A plain SIP client
 * is present once it has registered.
 */
@ApplicationScoped
public class EndpointWatch implements RegistrationListener {
  private final Subscriptions subscriptions;
  private final PresenceService presence;
  private final EventStateCompositor compositor;

  @Inject
  EndpointWatch(
      Subscriptions subscriptions, PresenceService presence, EventStateCompositor compositor) {
    this.subscriptions = subscriptions;
    this.presence = presence;
    this.compositor = compositor;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected EndpointWatch() {
    this(null, null, null);
  }

  /** Others say themselves how available they are. */
  @Override
  public void endpointAdded(Binding binding) {
    if (binding.dialect() == ClientDialect.PLAIN) {
      compositor.endpointAdded(binding.endpoint());
    }
  }

  @Override
  public void endpointRemoved(Binding binding, boolean lastOfUser) {
    try {
      subscriptions.endpointGone(binding.endpoint());
    } finally {
      endPresence(binding.endpoint(), lastOfUser);
    }
  }

  private void endPresence(EndpointId endpoint, boolean lastOfUser) {
    try {
      presence.endpointGone(endpoint, lastOfUser);
    } finally {
      compositor.endpointRemoved(endpoint);
    }
  }
}
