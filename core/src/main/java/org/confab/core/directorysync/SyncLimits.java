package org.confab.core.directorysync;

import java.time.Duration;

/**
 * What one synchronisation may do.
 *
 * @param removals how many accounts go at once at most, as a share of those that belong to entries;
 *     lists and people without an account each have the same share of their own
 * @param fewRemovals so many may go even if that is more than the share, unless they are most of
 *     all
 * @param entries most entries of the directory
 * @param complete how often everything is read
 * @param sweep how often it is looked for entries that are gone, where the directory tells them
 *     itself; elsewhere it is done every time
 * @param lag how far one server of a directory may be behind another: who is missing on another one
 *     than before counts as gone only after that time
 */
public record SyncLimits(
    double removals,
    int fewRemovals,
    int entries,
    Duration complete,
    Duration sweep,
    Duration lag) {
  /**
   * A tenth; a whole company in an hour of the night; moved entries within the hour; controllers at
   * different sites, which tell each other every three hours where nothing else is set.
   */
  public static final SyncLimits STANDARD =
      new SyncLimits(
          0.1, 5, 250_000, Duration.ofHours(24), Duration.ofHours(1), Duration.ofHours(4));

  /** Whether so many of all that are of a kind may go. */
  boolean allow(long gone, long all) {
    boolean most = all > 1 && 2 * gone > all;
    return !most && (gone <= fewRemovals || gone <= all * removals);
  }
}
