package org.confab.mediaserver.avmcu;

import java.time.Duration;

/**
 * How long the A/V MCU waits.
 *
 * @param probe a leg from which nothing comes is asked again and again, at this distance, whether
 *     it is there still
 * @param glare after an offer that has met another one (491) this long passes before the next
 * @param sources the name of what a leg sends is told so late, and never more often
 * @param offers so often an offer is made again that has met another one, or could not be sent in a
 *     call that another process had
 * @param behind after so long an order is given again to a media loop that takes none
 */
public record AvLimits(
    Duration probe, Duration glare, Duration sources, int offers, Duration behind) {
  /** What an instance has; RFC 3261 14.1 wants 2.1 to 4 s after a 491. */
  public static final AvLimits DEFAULT =
      new AvLimits(
          Duration.ofSeconds(30),
          Duration.ofSeconds(3),
          Duration.ofSeconds(1),
          10,
          Duration.ofMillis(100));
}
