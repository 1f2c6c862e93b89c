package org.confab.ejb.presence;

import org.confab.core.presence.PresenceStore;
import org.confab.core.presence.PresenceStoreContract;
import org.confab.ejb.database.JpaDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaPresenceStoreTest implements PresenceStoreContract {
  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Override
  public PresenceStore store() {
    return database.store(PresenceStore.class, em -> new JpaPresenceStore(em, change -> {}));
  }
}
