package org.confab.ejb.tlsdsk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The handshakes that wait for their client's second flight. Each holds some ten kilobytes for
 * somebody who is not known yet, so they are bounded for the whole server; the oldest makes room.
 */
final class HandshakesInProgress {
  /** Most handshakes in progress. */
  static final int MOST = 1024;

  /** The longest that a handshake waits. */
  static final Duration MAX_AGE = Duration.ofSeconds(60);

  private final Set<TlsDskExchange> waiting = new LinkedHashSet<>();

  /** Adds one; those that have waited too long, or are too many, are given up. */
  void add(TlsDskExchange exchange) {
    // Outside the lock: an exchange that is just busy comes here with its own.
    replaced(exchange).forEach(TlsDskExchange::abandon);
  }

  private synchronized List<TlsDskExchange> replaced(TlsDskExchange exchange) {
    Instant oldest = exchange.started().minus(MAX_AGE);
    List<TlsDskExchange> over = new ArrayList<>();
    for (TlsDskExchange old : waiting) {
      if (waiting.size() - over.size() < MOST && old.started().isAfter(oldest)) {
        break;
      }
      over.add(old);
    }
    over.forEach(waiting::remove);
    waiting.add(exchange);
    return over;
  }

  /** Forgets one that is over. */
  synchronized void remove(TlsDskExchange exchange) {
    waiting.remove(exchange);
  }

  synchronized int size() {
    return waiting.size();
  }
}
