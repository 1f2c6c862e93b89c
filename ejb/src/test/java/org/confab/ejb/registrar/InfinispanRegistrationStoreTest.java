package org.confab.ejb.registrar;

import java.util.concurrent.atomic.AtomicInteger;
import org.confab.core.registrar.RegistrationStore;
import org.confab.core.registrar.RegistrationStoreContract;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class InfinispanRegistrationStoreTest implements RegistrationStoreContract {
  private static final AtomicInteger CACHES = new AtomicInteger();
  private static DefaultCacheManager manager;

  @BeforeAll
  static void start() {
    manager = new DefaultCacheManager();
  }

  @AfterAll
  static void stop() {
    manager.stop();
  }

  @Override
  public RegistrationStore store() {
    String name = "registrations-" + CACHES.incrementAndGet();
    return new InfinispanRegistrationStore(
        manager.createCache(name, new ConfigurationBuilder().build()));
  }
}
