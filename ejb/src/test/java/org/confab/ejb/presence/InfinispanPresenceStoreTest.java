package org.confab.ejb.presence;

import java.util.concurrent.atomic.AtomicInteger;
import org.confab.core.presence.PassingPresenceStoreContract;
import org.confab.core.presence.PresenceStore;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class InfinispanPresenceStoreTest implements PassingPresenceStoreContract {
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
  public PresenceStore store() {
    String name = "presence-" + CACHES.incrementAndGet();
    return new InfinispanPresenceStore(
        manager.createCache(name, new ConfigurationBuilder().build()));
  }
}
