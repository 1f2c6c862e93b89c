package org.confab.ejb.presence;

import org.confab.core.presence.AclStore;
import org.confab.core.presence.AclStoreContract;
import org.confab.ejb.database.JpaDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaAclStoreTest implements AclStoreContract {
  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Override
  public AclStore store() {
    return database.store(AclStore.class, JpaAclStore::new);
  }
}
