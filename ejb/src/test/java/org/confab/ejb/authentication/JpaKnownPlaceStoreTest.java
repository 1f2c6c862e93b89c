package org.confab.ejb.authentication;

import org.confab.core.authentication.KnownPlaceStore;
import org.confab.core.authentication.KnownPlaceStoreContract;
import org.confab.ejb.database.JpaDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaKnownPlaceStoreTest implements KnownPlaceStoreContract {
  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Override
  public KnownPlaceStore store() {
    return database.store(KnownPlaceStore.class, JpaKnownPlaceStore::new);
  }
}
