package org.confab.core.directorysync;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.confab.core.directory.DirectoryId;

/**
 * Tells entries that are gone from those that another server of the directory has not heard of yet:
 * whoever is missing there first is missed for some time before he counts as gone. Whom the
 * directory itself calls deleted does not come this way.
 */
final class Absence {
  private final LinkStore links;
  private final boolean elsewhere;
  private final SyncOrder order;
  private final Duration lag;
  private final Instant now;
  private final Map<DirectoryId, Instant> missing;

  /**
   * At that moment.
   *
   * @param elsewhere whether this is another server than the one that was read before
   */
  Absence(LinkStore links, boolean elsewhere, SyncOrder order, Duration lag, Instant now) {
    this.links = links;
    this.elsewhere = elsewhere;
    this.order = order;
    this.lag = lag;
    this.now = now;
    this.missing = new HashMap<>(links.missing());
  }

  /** The entry is there. */
  void isOver(DirectoryId id) {
    if (missing.remove(id) != null) {
      note(id, Optional.empty());
    }
  }

  /** These were looked for and not found; those of them that are gone are told. */
  void ofThose(Collection<DirectoryId> ids, Consumer<DirectoryId> gone) {
    for (DirectoryId id : ids) {
      Optional<Instant> since = Optional.ofNullable(missing.get(id));
      if (order.allowRemovals() || !mayComeBack(since)) {
        gone.accept(id);
      } else if (since.isEmpty()) {
        missing.put(id, now);
        note(id, Optional.of(now));
      }
    }
  }

  private boolean mayComeBack(Optional<Instant> since) {
    return since.map(first -> first.plus(lag).isAfter(now)).orElse(elsewhere);
  }

  private void note(DirectoryId id, Optional<Instant> since) {
    links.together(
        () -> {
          links.missing(id, since);
          return id;
        });
  }
}
