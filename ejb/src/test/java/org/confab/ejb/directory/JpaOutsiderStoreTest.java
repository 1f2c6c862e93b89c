package org.confab.ejb.directory;

import org.confab.core.directory.OutsiderStore;
import org.confab.core.directory.OutsiderStoreContract;
import org.confab.ejb.database.JpaDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaOutsiderStoreTest implements OutsiderStoreContract {
  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Override
  public OutsiderStore outsiders() {
    return database.store(OutsiderStore.class, JpaOutsiderStore::new);
  }
}
