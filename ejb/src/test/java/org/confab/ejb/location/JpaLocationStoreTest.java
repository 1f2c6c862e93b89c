package org.confab.ejb.location;

import org.confab.core.location.LocationStore;
import org.confab.core.location.LocationStoreContract;
import org.confab.ejb.database.JpaDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaLocationStoreTest implements LocationStoreContract {
  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Override
  public LocationStore store() {
    return database.store(LocationStore.class, JpaLocationStore::new);
  }
}
