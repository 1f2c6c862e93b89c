package org.confab.ejb.trace;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.confab.core.trace.Traces;

/** Ends traces whose time is over, and forgets what was kept long enough. */
@Singleton
@Startup
@SuppressWarnings("NullAway.Init") // the container injects
public class TraceTimer {
  @Inject private Traces traces;

  /** Every minute. */
  @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
  public void sweep() {
    traces.sweep();
  }
}
