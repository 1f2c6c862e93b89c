package org.confab.core.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.confab.protocol.sip.SipUri;

/**
 * What a store keeps of users, in memory for those who were asked for last: it is read with each of
 * their sign-ins and publications, and seldom changes. Whoever changes it says so once the change
 * is stored; what was read before that is not remembered. Safe for use by several threads.
 *
 * @param <T> a row
 */
final class RememberedRows<T> {
  /** Most users kept. */
  static final int MAX_USERS = 8_192;

  private final Function<Collection<SipUri>, Map<SipUri, List<T>>> store;
  private final Map<SipUri, List<T>> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SipUri, List<T>> eldest) {
          return size() > MAX_USERS;
        }
      };
  private long changes;

  /** Remembers what {@code store} says of users; those without a row are absent there. */
  RememberedRows(Function<Collection<SipUri>, Map<SipUri, List<T>>> store) {
    this.store = store;
  }

  /** The rows of these users; those without any are absent. */
  Map<SipUri, List<T>> find(Collection<SipUri> users) {
    Map<SipUri, List<T>> found = new HashMap<>();
    List<SipUri> unknown = new ArrayList<>();
    long before;
    synchronized (known) {
      before = changes;
      for (SipUri user : users) {
        List<T> rows = known.get(user.aor());
        if (rows == null) {
          unknown.add(user);
        } else if (!rows.isEmpty()) {
          found.put(user.aor(), rows);
        }
      }
    }
    if (!unknown.isEmpty()) {
      Map<SipUri, List<T>> read = store.apply(unknown);
      read.forEach((user, rows) -> found.put(user, List.copyOf(rows)));
      remember(unknown, found, before);
    }
    return found;
  }

  private void remember(List<SipUri> users, Map<SipUri, List<T>> found, long before) {
    synchronized (known) {
      if (before == changes) { // else what was read may be old already
        users.forEach(user -> known.put(user.aor(), found.getOrDefault(user.aor(), List.of())));
      }
    }
  }

  /** What is stored of that user has changed. */
  void forget(SipUri user) {
    synchronized (known) {
      changes++;
      known.remove(user.aor());
    }
  }
}
