package org.confab.core.policy;

import java.util.List;
import java.util.Optional;
import org.confab.core.registrar.RegisterPolicies;
import org.confab.core.registrar.SignOutReason;
import org.confab.core.signout.SignOut;
import org.confab.protocol.sip.SipUri;

/**
 * What an administrator does to policies in the running server. Clients that stay subscribed to
 * their provisioning hear of a change at once; a user who is moved to another server is signed out
 * here and signs in there.
 */
public final class PolicyAdministration {
  private final Policies policies;
  private final RegisterPolicies placement;
  private final SignOut signOut;

  /** Changes these policies and signs out whom that moves. */
  public PolicyAdministration(Policies policies, RegisterPolicies placement, SignOut signOut) {
    this.policies = policies;
    this.placement = placement;
    this.signOut = signOut;
  }

  /** What is set, ordered by scope and name. */
  public List<PolicyValue> all() {
    return policies.all();
  }

  /** What holds for a user, and who says so. */
  public List<PolicyValue> of(SipUri user) {
    return List.copyOf(policies.of(user).values());
  }

  /** See {@link Policies#set}. */
  public PolicyValue set(PolicyScope scope, String name, String value) {
    PolicyValue kept = policies.set(scope, name, value);
    moved(scope, name)
        .filter(user -> placement.homeElsewhere(user).isPresent())
        .ifPresent(user -> signOut.user(user, SignOutReason.USER_MOVED));
    return kept;
  }

  /** See {@link Policies#unset}. */
  public void unset(PolicyScope scope, String name) {
    policies.unset(scope, name);
  }

  /** Whole sites are sent on as their clients register again. */
  private static Optional<SipUri> moved(PolicyScope scope, String name) {
    return scope.kind() == PolicyScope.Kind.USER && name.equals(PolicySettings.HOME.name())
        ? Optional.of(SipUri.parse(scope.asString()))
        : Optional.empty();
  }
}
