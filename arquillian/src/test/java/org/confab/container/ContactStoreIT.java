package org.confab.container;

import jakarta.inject.Inject;
import org.confab.core.contacts.ContactStore;
import org.confab.core.contacts.ContactStoreContract;
import org.confab.ejb.contacts.JpaContactStore;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;

@InContainer
class ContactStoreIT implements ContactStoreContract {
  @Inject private JpaContactStore store;
  @Inject private Tables tables;

  @Deployment
  static WebArchive archive() {
    return StoreArchive.build();
  }

  @BeforeEach
  void startEmpty() {
    tables.empty("contact", "contact_group", "contact_list");
  }

  @Override
  public ContactStore store() {
    return store;
  }
}
