package org.confab.core.audit;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Enters what administrators order: into the store, and as a line into the server's log. Strangers
 * fill neither: of what nobody signed in for, {@link #STRANGERS_A_MINUTE} are entered in a minute,
 * and a tenth of what is kept at the most.
 */
public final class AuditLog {
  /** Requests without a sign-in that are entered in one minute. */
  public static final int STRANGERS_A_MINUTE = 60;

  /** Entries that are kept, the newest, however young older ones are. */
  public static final int MAX_KEPT = 1_000_000;

  private static final Logger LOG = System.getLogger(AuditLog.class.getName());
  private static final String LAST =
      "; further requests of this minute without a sign-in are not entered";

  private final AuditStore store;
  private final Clock clock;
  private final Duration kept;
  private Instant minute = Instant.EPOCH;
  private int strangers;

  /** A log in that store. */
  public AuditLog(AuditStore store, AuditSettings settings, Clock clock) {
    this.store = store;
    this.kept = settings.kept();
    this.clock = clock;
  }

  /**
   * Enters one thing, as of now; see {@link AuditEntry}. If the store fails, the line in the
   * server's log is what there is of it.
   */
  public void enter(
      String who, String role, String origin, String action, int status, String detail) {
    String said = detail;
    if (who.equals(AuditEntry.NOBODY)) {
      int number = strangers();
      if (number > STRANGERS_A_MINUTE) {
        return;
      }
      said = number == STRANGERS_A_MINUTE ? detail + LAST : detail;
    }
    AuditEntry entry = new AuditEntry(clock.instant(), who, role, origin, action, status, said);
    LOG.log(
        Level.INFO,
        "{0} ({1}) from {2}: {3} {4} {5}",
        entry.who(),
        entry.role(),
        entry.origin(),
        entry.action(),
        Integer.toString(status),
        entry.detail());
    try {
      store.add(entry);
    } catch (RuntimeException failed) {
      // What was ordered has been done or refused by now: its answer must not say otherwise.
      LOG.log(Level.ERROR, "the audit entry above is in this log alone", failed);
    }
  }

  private synchronized int strangers() {
    Instant now = clock.instant();
    if (!now.isBefore(minute.plus(Duration.ofMinutes(1)))) {
      minute = now;
      strangers = 0;
    }
    strangers = Math.min(strangers + 1, STRANGERS_A_MINUTE + 1);
    return strangers;
  }

  /** The newest first; see {@link AuditStore#find}. */
  public List<AuditEntry> find(AuditFilter filter, int skipped, int most) {
    return store.find(filter, skipped, most);
  }

  /** How many there are. */
  public long count(AuditFilter filter) {
    return store.count(filter);
  }

  /** Takes out what has been kept long enough. */
  public void sweep() {
    store.keep(clock.instant().minus(kept), MAX_KEPT);
  }
}
