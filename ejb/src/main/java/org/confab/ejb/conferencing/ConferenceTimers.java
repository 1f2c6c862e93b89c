package org.confab.ejb.conferencing;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import org.confab.core.conferencing.ConferenceStore;
import org.confab.core.conferencing.Focus;

/** Deactivates empty conferences and removes expired records. */
@Singleton
@SuppressWarnings("NullAway.Init") // the container injects
public class ConferenceTimers {
  private static final Logger LOG = System.getLogger(ConferenceTimers.class.getName());

  /** An expired record is kept so long for whoever looks into what was. */
  private static final Duration KEPT = Duration.ofDays(1);

  @Inject private Focus focus;
  @Inject private ConferenceStore store;

  /** Every minute. */
  @Schedule(hour = "*", minute = "*", persistent = false)
  public void sweep() {
    focus.sweep();
  }

  /** Every hour. */
  @Schedule(hour = "*", minute = "17", persistent = false)
  public void deleteExpired() {
    int gone = store.deleteExpired(Clock.systemUTC().instant().minus(KEPT));
    if (gone > 0) {
      LOG.log(Level.INFO, "removed {0} expired conferences", String.valueOf(gone));
    }
  }
}
