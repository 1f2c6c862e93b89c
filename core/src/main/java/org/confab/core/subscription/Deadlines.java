package org.confab.core.subscription;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * When to look at each subscription again; one entry each, in order of time, so that what is not
 * due costs nothing. A deadline that moves away, as it does with each notification, leaves the
 * entry where it is: whoever looks then finds nothing to do and sets the next one.
 */
final class Deadlines {
  private record Entry(Instant time, String id) {}

  private final TreeSet<Entry> order =
      new TreeSet<>(Comparator.comparing(Entry::time).thenComparing(Entry::id));
  private final Map<SubscriptionId, Instant> times = new HashMap<>();

  /** At that moment, or at the one before if that is earlier. */
  synchronized void set(SubscriptionId id, Instant time) {
    Instant before = times.get(id);
    if (before != null && !before.isAfter(time)) {
      return;
    }
    remove(id);
    times.put(id, time);
    order.add(new Entry(time, id.value()));
  }

  synchronized void remove(SubscriptionId id) {
    Instant time = times.remove(id);
    if (time != null) {
      order.remove(new Entry(time, id.value()));
    }
  }

  /** Takes out those whose time has come. */
  synchronized List<SubscriptionId> due(Instant now) {
    List<SubscriptionId> due = new ArrayList<>();
    while (!order.isEmpty() && !order.first().time().isAfter(now)) {
      SubscriptionId id = new SubscriptionId(order.first().id());
      remove(id);
      due.add(id);
    }
    return due;
  }

  synchronized int size() {
    return times.size();
  }
}
