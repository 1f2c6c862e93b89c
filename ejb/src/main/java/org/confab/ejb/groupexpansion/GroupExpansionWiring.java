package org.confab.ejb.groupexpansion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.confab.core.directory.OutsiderStore;
import org.confab.core.directory.UserDirectory;
import org.confab.core.groupexpansion.DistributionListStore;
import org.confab.core.groupexpansion.ExpansionLimits;
import org.confab.core.groupexpansion.GroupExpansion;

/** Makes the expansion of distribution lists. */
@ApplicationScoped
public class GroupExpansionWiring {

  /** Expansion within the usual limits. */
  @Produces
  @Singleton
  public GroupExpansion expansion(
      DistributionListStore lists, UserDirectory users, OutsiderStore outsiders) {
    return new GroupExpansion(lists, users, outsiders, ExpansionLimits.DEFAULT);
  }
}
