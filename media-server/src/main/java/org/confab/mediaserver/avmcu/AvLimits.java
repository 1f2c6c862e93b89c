package org.confab.mediaserver.avmcu;

import java.time.Duration;

/**
 * How long the A/V MCU waits.
 *
 * @param probe a leg from which nothing comes is asked again and again, at this distance, whether
 *     it is there still
 * @param glare after an offer that has met another one (491) this long passes before the next
 */
public record AvLimits(Duration probe, Duration glare) {
  /** What an instance has; RFC 3261 14.1 wants 2.1 to 4 s after a 491. */
  public static final AvLimits DEFAULT =
      new AvLimits(Duration.ofSeconds(30), Duration.ofSeconds(3));
}
