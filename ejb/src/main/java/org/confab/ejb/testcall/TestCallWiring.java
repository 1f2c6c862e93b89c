package org.confab.ejb.testcall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.confab.core.Settings;
import org.confab.core.mcufactory.McuChoice;
import org.confab.core.mcufactory.McuRegistry;
import org.confab.core.testcall.TestCalls;

/** Makes what finds a media server for test calls. */
@ApplicationScoped
public class TestCallWiring {
  /** Test calls to the address in this server's domain. */
  @Produces
  @Singleton
  public TestCalls testCalls(McuRegistry registry, Settings settings) {
    return new TestCalls(registry, McuChoice.LEAST_LOADED, settings.domains());
  }
}
