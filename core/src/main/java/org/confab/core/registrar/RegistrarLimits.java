package org.confab.core.registrar;

import java.time.Duration;

/**
 * The registrar's bounds.
 *
 * @param minimum shortest registration; a shorter wish is answered 423
 * @param standard granted to clients that do not say
 * @param maximum longest registration; longer wishes are cut
 * @param endpointsPerUser most endpoints of one user; one more pushes the oldest out
 */
public record RegistrarLimits(
    Duration minimum, Duration standard, Duration maximum, int endpointsPerUser) {
  /** One minute to one day, two hours as Communicator clients expect, 16 endpoints. */
  public static final RegistrarLimits STANDARD =
      new RegistrarLimits(Duration.ofMinutes(1), Duration.ofHours(2), Duration.ofDays(1), 16);
}
