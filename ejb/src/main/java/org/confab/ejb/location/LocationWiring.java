package org.confab.ejb.location;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.confab.core.location.AddressValidator;
import org.confab.core.location.LocationAdministration;
import org.confab.core.location.LocationFinder;
import org.confab.core.location.LocationInformationService;
import org.confab.core.location.LocationStore;

/** Makes the location information service. */
@ApplicationScoped
public class LocationWiring {
  /** The service itself. */
  @Produces
  @Singleton
  public LocationInformationService service(LocationStore store) {
    return new LocationInformationService(new LocationFinder(store));
  }

  /** What administrators do to locations; nobody vouches for addresses. */
  @Produces
  @Singleton
  public LocationAdministration administration(LocationStore store) {
    return new LocationAdministration(store, AddressValidator.NONE);
  }
}
