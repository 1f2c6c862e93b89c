package org.confab.core.webticket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.confab.core.authentication.SlidingCount;
import org.confab.protocol.sip.SipUri;

/** How many tickets a user may ask for. Bounded; safe for use by several threads. */
final class TicketQuota {
  /** Tickets of one user within the window: a client takes one for each service at sign-in. */
  static final int PER_USER = 100;

  /** What the count is about. */
  static final Duration WINDOW = Duration.ofMinutes(5);

  /** Most users that are remembered. */
  static final int MAX_REMEMBERED = 16_384;

  private final Clock clock;
  private final Map<SipUri, SlidingCount> users =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SipUri, SlidingCount> eldest) {
          return size() > MAX_REMEMBERED;
        }
      };

  TicketQuota(Clock clock) {
    this.clock = clock;
  }

  /** Counts one more ticket for that user; false if it is one too many. */
  synchronized boolean take(SipUri user) {
    Instant now = clock.instant();
    SlidingCount count = users.computeIfAbsent(user, u -> new SlidingCount(PER_USER, WINDOW));
    if (!count.wait(now).isZero()) {
      return false;
    }
    count.add(now);
    return true;
  }
}
