package org.confab.ejb.directorysync;

import org.confab.core.directorysync.LinkStore;
import org.confab.core.directorysync.LinkStoreContract;
import org.confab.ejb.database.JpaDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaLinkStoreTest implements LinkStoreContract {
  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Override
  public LinkStore links() {
    return database.store(LinkStore.class, em -> new JpaLinkStore(em, change -> {}));
  }
}
