package org.confab.ejb.groupexpansion;

import org.confab.core.groupexpansion.DistributionListStore;
import org.confab.core.groupexpansion.DistributionListStoreContract;
import org.confab.ejb.database.JpaDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaDistributionListStoreTest implements DistributionListStoreContract {
  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Override
  public DistributionListStore store() {
    return database.store(DistributionListStore.class, JpaDistributionListStore::new);
  }
}
