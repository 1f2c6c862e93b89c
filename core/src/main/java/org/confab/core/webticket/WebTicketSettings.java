package org.confab.core.webticket;

import java.time.Duration;

/**
 * How tickets are made.
 *
 * @param issuer address of this server
 * @param lifetime how long a ticket holds
 */
public record WebTicketSettings(String issuer, Duration lifetime) {
  /** What Lync Server gives: a working day. */
  public static final Duration DEFAULT_LIFETIME = Duration.ofHours(8);

  /** Shortest lifetime. */
  public static final Duration MIN_LIFETIME = Duration.ofMinutes(10);

  /** Longest lifetime: no key of tickets is kept longer. */
  public static final Duration MAX_LIFETIME = PeriodicTicketKeys.PERIOD;

  /** Checks the lifetime. */
  public WebTicketSettings {
    if (lifetime.compareTo(MIN_LIFETIME) < 0 || lifetime.compareTo(MAX_LIFETIME) > 0) {
      throw new IllegalArgumentException("no lifetime of web tickets: " + lifetime);
    }
  }
}
