package org.confab.ejb.policy;

import org.confab.core.policy.PolicyStore;
import org.confab.core.policy.PolicyStoreContract;
import org.confab.ejb.database.JpaDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaPolicyStoreTest implements PolicyStoreContract {
  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Override
  public PolicyStore store() {
    return database.store(PolicyStore.class, JpaPolicyStore::new);
  }
}
