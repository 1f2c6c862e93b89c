package org.confab.ejb.presence;

import org.confab.core.presence.ContainerStore;
import org.confab.core.presence.ContainerStoreContract;
import org.confab.ejb.database.JpaDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaContainerStoreTest implements ContainerStoreContract {
  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Override
  public ContainerStore store() {
    return database.store(ContainerStore.class, em -> new JpaContainerStore(em, change -> {}));
  }
}
