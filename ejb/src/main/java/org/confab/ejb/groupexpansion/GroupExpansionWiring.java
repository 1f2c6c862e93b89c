package org.confab.ejb.groupexpansion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.confab.core.directory.OutsiderStore;
import org.confab.core.directory.UserDirectory;
import org.confab.core.directorysync.LinkStore;
import org.confab.core.groupexpansion.DistributionListStore;
import org.confab.core.groupexpansion.ExpansionLimits;
import org.confab.core.groupexpansion.GroupExpansion;
import org.confab.core.groupexpansion.ListAdministration;
import org.confab.core.policy.Policies;
import org.confab.core.policy.PolicyScope;
import org.confab.core.policy.PolicySettings;

/** Makes the expansion of distribution lists. */
@ApplicationScoped
public class GroupExpansionWiring {

  /** Expansion of as many members as the policy says. */
  @Produces
  @Singleton
  public GroupExpansion expansion(
      DistributionListStore lists,
      UserDirectory users,
      OutsiderStore outsiders,
      Policies policies) {
    return new GroupExpansion(lists, users, outsiders, () -> limits(policies));
  }

  /** Lists of the directory that is followed are the directory's. */
  @Produces
  @Singleton
  public ListAdministration listAdministration(
      DistributionListStore lists, LinkStore links, UserDirectory users) {
    return new ListAdministration(lists, list -> links.ofList(list).isPresent(), users);
  }

  private static ExpansionLimits limits(Policies policies) {
    return policies
        .value(List.of(PolicyScope.GLOBAL), PolicySettings.EXPANDED_MEMBERS)
        .map(most -> ExpansionLimits.DEFAULT.withMembers(Integer.parseInt(most)))
        .orElse(ExpansionLimits.DEFAULT);
  }
}
