package org.confab.core.presence;

import java.util.ArrayList;
import java.util.List;
import org.confab.protocol.presence.CategoryKey;

/**
 * What one operation changes of a user's instances, all of it or nothing.
 *
 * @param puts instances to be stored, in place of what has their key
 * @param removals keys to be removed, before anything is put; unknown ones are passed over. An
 *     instance that becomes static, or ceases to be, is named here too: it moves between stores.
 */
public record PresenceWrite(List<CategoryInstance> puts, List<CategoryKey> removals) {
  /** Copies its lists. */
  public PresenceWrite {
    puts = List.copyOf(puts);
    removals = List.copyOf(removals);
  }

  /** Both in one. */
  PresenceWrite and(PresenceWrite other) {
    List<CategoryInstance> allPuts = new ArrayList<>(puts);
    allPuts.addAll(other.puts);
    List<CategoryKey> allRemovals = new ArrayList<>(removals);
    allRemovals.addAll(other.removals);
    return new PresenceWrite(allPuts, allRemovals);
  }

  boolean isEmpty() {
    return puts.isEmpty() && removals.isEmpty();
  }
}
