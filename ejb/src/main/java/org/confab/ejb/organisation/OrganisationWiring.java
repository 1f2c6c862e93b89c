package org.confab.ejb.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.confab.core.directory.UserDirectory;
import org.confab.core.organisation.Organisation;
import org.confab.core.organisation.OrganisationStore;

/** Makes what administers the organisation. */
@ApplicationScoped
public class OrganisationWiring {
  /** The organisation of this deployment. */
  @Produces
  @Singleton
  public Organisation organisation(UserDirectory users, OrganisationStore store) {
    return new Organisation(users, store);
  }
}
