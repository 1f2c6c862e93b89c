package org.confab.core.registrar;

import org.confab.core.EndpointId;

/** Tells which dialect a signed-in endpoint speaks. */
public final class ClientDialects {
  private final RegistrationStore registrations;

  /** Knows the endpoints of that store. */
  public ClientDialects(RegistrationStore registrations) {
    this.registrations = registrations;
  }

  /** The dialect of an endpoint; {@link ClientDialect#PLAIN} if it is not signed in. */
  public ClientDialect of(EndpointId endpoint) {
    return registrations.bindings(endpoint.aor()).stream()
        .filter(binding -> binding.endpoint().equals(endpoint))
        .map(Binding::dialect)
        .findFirst()
        .orElse(ClientDialect.PLAIN);
  }
}
