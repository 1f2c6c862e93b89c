package org.confab.ejb.audit;

import org.confab.core.audit.AuditStore;
import org.confab.core.audit.AuditStoreContract;
import org.confab.ejb.database.JpaDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaAuditStoreTest implements AuditStoreContract {
  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Override
  public AuditStore store() {
    return database.store(AuditStore.class, JpaAuditStore::new);
  }
}
