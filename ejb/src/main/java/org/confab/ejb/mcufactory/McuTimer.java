package org.confab.ejb.mcufactory;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.confab.core.mcufactory.McuFactory;
import org.confab.core.mcufactory.McuRegistry;

/** Finds media servers that are silent, and conferences that have none. */
@Singleton
@Startup
@SuppressWarnings("NullAway.Init") // the container injects
public class McuTimer {
  @Inject private McuRegistry registry;
  @Inject private McuFactory factory;

  /** Every second. */
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  public void sweep() {
    registry.sweep();
    factory.sweep();
  }
}
