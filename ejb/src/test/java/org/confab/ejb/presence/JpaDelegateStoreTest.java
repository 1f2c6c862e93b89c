package org.confab.ejb.presence;

import org.confab.core.presence.DelegateStore;
import org.confab.core.presence.DelegateStoreContract;
import org.confab.ejb.database.JpaDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaDelegateStoreTest implements DelegateStoreContract {
  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Override
  public DelegateStore store() {
    return database.store(DelegateStore.class, JpaDelegateStore::new);
  }
}
