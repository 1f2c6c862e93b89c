package org.confab.core.directorysync;

import java.time.Duration;

/**
 * What one synchronisation may do.
 *
 * @param removals most accounts that go at once, as a share of those that belong to entries
 * @param fewRemovals so many may always go
 * @param entries most entries of the directory
 * @param complete how often everything is read
 * @param sweep how often it is looked for entries that are gone, where the directory tells them
 *     itself; elsewhere it is done every time
 */
public record SyncLimits(
    double removals, int fewRemovals, int entries, Duration complete, Duration sweep) {
  /** A tenth; a whole company in an hour of the night; moved entries within the hour. */
  public static final SyncLimits STANDARD =
      new SyncLimits(0.1, 5, 250_000, Duration.ofHours(24), Duration.ofHours(1));

  /** Whether so many of the accounts may go. */
  boolean allow(long gone, long accounts) {
    return gone <= fewRemovals || gone <= accounts * removals;
  }
}
