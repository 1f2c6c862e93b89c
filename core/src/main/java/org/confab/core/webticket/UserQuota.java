package org.confab.core.webticket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.confab.core.authentication.SlidingCount;
import org.confab.protocol.sip.SipUri;

/**
 * How often a user may ask for something within a time. Bounded, the user unheard for longest makes
 * room; safe for use by several threads.
 */
final class UserQuota {
  /**
   * Tickets of one user within the window. A client takes one for each service at sign-in; a check
   * user two with each pass of the checks, which may be asked for every second.
   */
  static final int TICKETS = 1000;

  /** What the count of tickets is about. */
  static final Duration TICKETS_WINDOW = Duration.ofMinutes(5);

  /** Certificates of one user within the window: a device takes one in half a year. */
  static final int CERTIFICATES = 16;

  /** What the count of certificates is about. */
  static final Duration CERTIFICATES_WINDOW = Duration.ofHours(1);

  /** Most users that are remembered. */
  static final int MAX_REMEMBERED = 16_384;

  private final int most;
  private final Duration window;
  private final Clock clock;
  private final Map<SipUri, SlidingCount> users =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SipUri, SlidingCount> eldest) {
          return size() > MAX_REMEMBERED;
        }
      };

  private UserQuota(int most, Duration window, Clock clock) {
    this.most = most;
    this.window = window;
    this.clock = clock;
  }

  static UserQuota ofTickets(Clock clock) {
    return new UserQuota(TICKETS, TICKETS_WINDOW, clock);
  }

  static UserQuota ofCertificates(Clock clock) {
    return new UserQuota(CERTIFICATES, CERTIFICATES_WINDOW, clock);
  }

  /** Counts one more for that user; false if it is one too many. */
  synchronized boolean take(SipUri user) {
    Instant now = clock.instant();
    SlidingCount count = users.computeIfAbsent(user, u -> new SlidingCount(most, window));
    if (!count.wait(now).isZero()) {
      return false;
    }
    count.add(now);
    return true;
  }
}
