package org.confab.ejb.location;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.confab.core.Settings;
import org.confab.core.location.AddressValidator;
import org.confab.core.location.LocationAdministration;
import org.confab.core.location.LocationFinder;
import org.confab.core.location.LocationInformationService;
import org.confab.core.location.LocationSettings;
import org.confab.core.location.LocationStore;

/** Makes the location information service. */
@ApplicationScoped
public class LocationWiring {
  /** The service itself. */
  @Produces
  @Singleton
  public LocationInformationService service(
      LocationStore store, OtherLocationService other, Settings settings) {
    return new LocationInformationService(
        new LocationFinder(store, other.source()), settings.location().trusted());
  }

  /** What administrators do to locations. */
  @Produces
  @Singleton
  public LocationAdministration administration(LocationStore store, Settings settings) {
    return new LocationAdministration(store, guide(settings.location()));
  }

  private static Supplier<AddressValidator> guide(LocationSettings settings) {
    if (settings.guide().isEmpty()) {
      return () -> AddressValidator.NONE;
    }
    Supplier<AddressValidator> guide = new StreetGuideFile(settings.guide().get());
    return settings.markUnknown() ? () -> guide.get().marking() : guide;
  }
}
