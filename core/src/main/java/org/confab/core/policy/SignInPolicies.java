package org.confab.core.policy;

import java.util.Optional;
import org.confab.core.clients.ClientRules;
import org.confab.core.registrar.RegisterPolicies;
import org.confab.protocol.sip.SipUri;

/** What the settings say about registrations. */
public final class SignInPolicies implements RegisterPolicies {
  private final Policies policies;
  private final String serverName;

  /** As those policies say, at the server of that name. */
  public SignInPolicies(Policies policies, String serverName) {
    this.policies = policies;
    this.serverName = serverName;
  }

  @Override
  public ClientRules clientRules(SipUri user) {
    return policies
        .value(user, PolicySettings.CLIENT_RULES)
        .map(ClientRules::parse)
        .orElse(ClientRules.NONE);
  }

  @Override
  public Optional<SipUri> homeElsewhere(SipUri user) {
    return policies
        .value(user, PolicySettings.HOME)
        .map(SipUri::parse)
        .filter(home -> !home.host().equalsIgnoreCase(serverName));
  }
}
