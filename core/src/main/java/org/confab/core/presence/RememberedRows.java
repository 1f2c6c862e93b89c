package org.confab.core.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.confab.core.Remembered;
import org.confab.protocol.sip.SipUri;

/**
 * What a store keeps of users, {@link Remembered}: it is read for several users at once, of whom
 * some may be known.
 *
 * @param <T> a row
 */
final class RememberedRows<T> {
  /** Most users kept. */
  static final int MAX_USERS = 8_192;

  private final Function<Collection<SipUri>, Map<SipUri, List<T>>> store;
  private final Remembered<SipUri, List<T>> known = new Remembered<>(MAX_USERS);

  /** Remembers what {@code store} says of users; those without a row are absent there. */
  RememberedRows(Function<Collection<SipUri>, Map<SipUri, List<T>>> store) {
    this.store = store;
  }

  /** The rows of these users; those without any are absent. */
  Map<SipUri, List<T>> find(Collection<SipUri> users) {
    long before = known.changes();
    Map<SipUri, List<T>> found = new HashMap<>();
    List<SipUri> unknown = new ArrayList<>();
    for (SipUri user : users) {
      Optional<List<T>> rows = known.find(user.aor());
      if (rows.isEmpty()) {
        unknown.add(user);
      } else if (!rows.get().isEmpty()) {
        found.put(user.aor(), rows.get());
      }
    }
    if (!unknown.isEmpty()) {
      Map<SipUri, List<T>> read = store.apply(unknown);
      read.forEach((user, rows) -> found.put(user, List.copyOf(rows)));
      unknown.forEach(
          user -> known.put(user.aor(), found.getOrDefault(user.aor(), List.of()), before));
    }
    return found;
  }

  /** What is stored of that user has changed. */
  void forget(SipUri user) {
    known.forget(user.aor());
  }
}
