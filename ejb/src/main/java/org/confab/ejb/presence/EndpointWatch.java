package org.confab.ejb.presence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.confab.core.presence.PresenceService;
import org.confab.core.registrar.Binding;
import org.confab.core.registrar.RegistrationListener;
import org.confab.core.subscription.Subscriptions;

/** When an endpoint goes, its subscriptions end, and then what it has published. */
@ApplicationScoped
public class EndpointWatch implements RegistrationListener {
  private final Subscriptions subscriptions;
  private final PresenceService presence;

  @Inject
  EndpointWatch(Subscriptions subscriptions, PresenceService presence) {
    this.subscriptions = subscriptions;
    this.presence = presence;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected EndpointWatch() {
    this(null, null);
  }

  /** Nothing changes before it publishes. */
  @Override
  public void endpointAdded(Binding binding) {}

  @Override
  public void endpointRemoved(Binding binding, boolean lastOfUser) {
    subscriptions.endpointGone(binding.endpoint());
    presence.endpointGone(binding.endpoint(), lastOfUser);
  }
}
