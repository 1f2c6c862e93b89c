package org.confab.ejb.directory;

import org.confab.core.directory.UserStore;
import org.confab.core.directory.UserStoreContract;
import org.confab.ejb.database.JpaDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaUserStoreTest implements UserStoreContract {
  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Override
  public UserStore store() {
    return database.store(UserStore.class, em -> new JpaUserStore(em, change -> {}));
  }
}
