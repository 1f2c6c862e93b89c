package org.confab.container;

import jakarta.inject.Inject;
import org.confab.core.presence.PresenceStore;
import org.confab.core.presence.PresenceStoreContract;
import org.confab.ejb.presence.JpaPresenceStore;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;

@InContainer
class PresenceStoreIT implements PresenceStoreContract {
  @Inject private JpaPresenceStore store;
  @Inject private Tables tables;

  @Deployment
  static WebArchive archive() {
    return StoreArchive.build();
  }

  @BeforeEach
  void startEmpty() {
    tables.empty("category_instance");
  }

  @Override
  public PresenceStore store() {
    return store;
  }
}
