package org.confab.core.presence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.protocol.sip.SipUri;

/** Remembers for each user the first moment at which something of his expires. */
final class Deadlines {
  private final Map<SipUri, Instant> first = new ConcurrentHashMap<>();

  void add(SipUri user, Instant end) {
    first.merge(user, end, (one, other) -> one.isBefore(other) ? one : other);
  }

  /** The users of whom something may have expired; their deadlines are forgotten. */
  List<SipUri> due(Instant now) {
    List<SipUri> due =
        first.entrySet().stream()
            .filter(entry -> !entry.getValue().isAfter(now))
            .map(Map.Entry::getKey)
            .toList();
    due.forEach(first::remove);
    return due;
  }
}
