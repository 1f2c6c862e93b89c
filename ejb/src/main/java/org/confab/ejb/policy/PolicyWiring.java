package org.confab.ejb.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.confab.core.Settings;
import org.confab.core.directory.UserDirectory;
import org.confab.core.policy.Policies;
import org.confab.core.policy.PolicyAdministration;
import org.confab.core.policy.PolicyStore;
import org.confab.core.policy.SignInPolicies;
import org.confab.core.registrar.RegisterPolicies;
import org.confab.core.signout.SignOut;

/** Makes the policies of this deployment. */
@ApplicationScoped
public class PolicyWiring {
  /** What holds for each user. */
  @Produces
  @Singleton
  public Policies policies(PolicyStore store, UserDirectory directory) {
    return new Policies(store, directory);
  }

  /** What administrators do to policies. */
  @Produces
  @Singleton
  public PolicyAdministration administration(
      Policies policies, RegisterPolicies placement, SignOut signOut) {
    return new PolicyAdministration(policies, placement, signOut);
  }

  /** What that means for registrations. */
  @Produces
  @Singleton
  public RegisterPolicies registerPolicies(Policies policies, Settings settings) {
    return new SignInPolicies(policies, settings.serverName());
  }
}
