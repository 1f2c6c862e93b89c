package org.confab.container;

import jakarta.annotation.Resource;
import org.confab.core.registrar.RegistrationStore;
import org.confab.core.registrar.RegistrationStoreContract;
import org.confab.ejb.registrar.InfinispanRegistrationStore;
import org.infinispan.Cache;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;

@InContainer
class RegistrationStoreIT implements RegistrationStoreContract {
  @Resource(lookup = "java:jboss/infinispan/cache/confab/registrations")
  private Cache<String, String> cache;

  @Deployment
  static WebArchive archive() {
    return StoreArchive.build();
  }

  @BeforeEach
  void startEmpty() {
    cache.clear();
  }

  @Override
  public RegistrationStore store() {
    return new InfinispanRegistrationStore(cache);
  }
}
