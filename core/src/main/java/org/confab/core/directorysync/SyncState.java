package org.confab.core.directorysync;

import java.time.Instant;
import java.util.Optional;

/**
 * How far this server has followed the directory.
 *
 * @param scope {@link DirectorySource#scope} of that time
 * @param cookie where to go on; none to begin anew
 * @param followed when a synchronisation last came to its end
 * @param completed when everything was last read
 * @param swept when it was last looked for entries that are gone
 */
public record SyncState(
    String scope,
    Optional<SyncCookie> cookie,
    Optional<Instant> followed,
    Optional<Instant> completed,
    Optional<Instant> swept) {
  /** Nothing was read yet. */
  public static final SyncState NONE =
      new SyncState("", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
