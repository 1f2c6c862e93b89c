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

  /** The users of whom something may have expired. */
  List<SipUri> due(Instant now) {
    return first.entrySet().stream()
        .filter(entry -> !entry.getValue().isAfter(now))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Ends what is due of that user; if it fails, the user is due again. */
  void settle(SipUri user, Instant now, Runnable work) {
    first.remove(user);
    boolean done = false;
    try {
      work.run();
      done = true;
    } finally {
      if (!done) {
        add(user, now);
      }
    }
  }
}
