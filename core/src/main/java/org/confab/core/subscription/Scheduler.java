package org.confab.core.subscription;

import java.time.Duration;

/** Port: runs work later, never on the caller's thread's account. */
@FunctionalInterface
public interface Scheduler {
  /** Runs the work once that time has passed; work that comes due together runs in any order. */
  void after(Duration delay, Runnable work);
}
