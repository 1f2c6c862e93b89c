package org.confab.core.directorysync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.core.directory.DirectoryId;

/**
 * Who has to go, or to be looked at once more, when everything is read: whoever is gone from the
 * directory, whoever has lost his address there, and whoever wanted an address that may be free
 * then.
 */
final class Departures {
  /** Most people who are looked at once more. */
  private static final int MAX_REFUSED = 1_000;

  private final Map<DirectoryId, Optional<DirectoryPerson>> leaving = new LinkedHashMap<>();
  private final List<DirectoryPerson> refused = new ArrayList<>();

  /** The entry is not there any more. */
  void addGone(DirectoryId id) {
    leaving.put(id, Optional.empty());
  }

  /** The person is there, and has no address of this domain any more. */
  void addDemoted(DirectoryPerson person) {
    leaving.put(person.id(), Optional.of(person.withoutPhoto()));
  }

  /** The person is refused as things are. */
  void addRefused(DirectoryPerson person) {
    if (refused.size() < MAX_REFUSED) {
      refused.add(person.withoutPhoto());
    }
  }

  /** The entry has come once more, so it is there. */
  void forget(DirectoryId id) {
    leaving.remove(id);
  }

  Map<DirectoryId, Optional<DirectoryPerson>> leaving() {
    return Map.copyOf(leaving);
  }

  /** Who was refused; asked a second time, nobody. */
  List<DirectoryPerson> takeRefused() {
    List<DirectoryPerson> taken = List.copyOf(refused);
    refused.clear();
    return taken;
  }
}
