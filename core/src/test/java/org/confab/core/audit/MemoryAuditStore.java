package org.confab.core.audit;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** An audit log in memory. */
public final class MemoryAuditStore implements AuditStore {
  private final Deque<AuditEntry> entries = new ArrayDeque<>();

  @Override
  public synchronized void add(AuditEntry entry) {
    entries.addFirst(entry);
  }

  @Override
  public synchronized List<AuditEntry> find(AuditFilter filter, int skipped, int most) {
    return entries.stream().filter(filter::takes).skip(skipped).limit(most).toList();
  }

  @Override
  public synchronized long count(AuditFilter filter) {
    return entries.stream().filter(filter::takes).count();
  }

  @Override
  public synchronized void keep(Instant since, int most) {
    entries.removeIf(entry -> entry.at().isBefore(since));
    List<AuditEntry> strangers =
        entries.stream()
            .filter(entry -> entry.who().equals(AuditEntry.NOBODY))
            .skip(most / STRANGERS_SHARE)
            .toList();
    entries.removeAll(Set.copyOf(strangers));
    while (entries.size() > most) {
      entries.removeLast();
    }
  }
}
