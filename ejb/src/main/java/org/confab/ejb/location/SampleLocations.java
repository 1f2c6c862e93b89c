package org.confab.ejb.location;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.confab.core.location.LocationAdministration;
import org.confab.core.sample.SampleImport;
import org.confab.core.sample.SampleOrganisation;

/** The locations of the sample organisation. */
@Dependent
class SampleLocations implements SampleImport {
  private final LocationAdministration locations;

  @Inject
  SampleLocations(LocationAdministration locations) {
    this.locations = locations;
  }

  @Override
  public int place() {
    return 2;
  }

  @Override
  public void load(SampleOrganisation organisation) {
    locations.addUnchecked(organisation.locationTable());
  }
}
