package org.confab.container;

import jakarta.inject.Inject;
import org.confab.core.directory.UserStore;
import org.confab.core.directory.UserStoreContract;
import org.confab.ejb.directory.JpaUserStore;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;

@InContainer
class UserStoreIT implements UserStoreContract {
  @Inject private JpaUserStore store;
  @Inject private Tables tables;

  @Deployment
  static WebArchive archive() {
    return StoreArchive.build();
  }

  @BeforeEach
  void startEmpty() {
    tables.empty("users");
  }

  @Override
  public UserStore store() {
    return store;
  }
}
