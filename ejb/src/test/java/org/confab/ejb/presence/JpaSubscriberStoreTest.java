package org.confab.ejb.presence;

import org.confab.core.presence.SubscriberStore;
import org.confab.core.presence.SubscriberStoreContract;
import org.confab.ejb.database.JpaDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaSubscriberStoreTest implements SubscriberStoreContract {
  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Override
  public SubscriberStore store() {
    return database.store(SubscriberStore.class, JpaSubscriberStore::new);
  }
}
