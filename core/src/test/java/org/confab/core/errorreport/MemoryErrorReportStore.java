package org.confab.core.errorreport;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.sip.SipUri;

/** Reports in memory. */
final class MemoryErrorReportStore implements ErrorReportStore {
  private final Deque<ReceivedReport> kept = new ArrayDeque<>();

  @Override
  public synchronized void add(List<ReceivedReport> reports, int most) {
    reports.forEach(kept::addFirst);
    reports.stream()
        .map(ReceivedReport::owner)
        .distinct()
        .forEach(
            owner ->
                kept.stream()
                    .filter(one -> one.owner().equals(owner))
                    .skip(most)
                    .toList()
                    .forEach(kept::remove));
  }

  @Override
  public synchronized List<ReceivedReport> newest(Optional<SipUri> owner, int most) {
    return kept.stream()
        .filter(one -> owner.isEmpty() || one.owner().equals(owner.get()))
        .limit(most)
        .toList();
  }

  @Override
  public synchronized void removeBefore(Instant time) {
    kept.removeIf(one -> one.at().isBefore(time));
  }
}
