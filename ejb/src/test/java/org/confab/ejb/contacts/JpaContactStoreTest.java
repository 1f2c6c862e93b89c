package org.confab.ejb.contacts;

import org.confab.core.contacts.ContactStore;
import org.confab.core.contacts.ContactStoreContract;
import org.confab.ejb.database.JpaDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaContactStoreTest implements ContactStoreContract {
  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  @Override
  public ContactStore store() {
    return database.store(ContactStore.class, JpaContactStore::new);
  }
}
