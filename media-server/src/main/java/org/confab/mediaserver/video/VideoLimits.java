package org.confab.mediaserver.video;

import java.time.Duration;

/**
 * What pictures may cost.
 *
 * @param received most that is taken of one leg in a second, in thousands of bits
 * @param sent most that a leg is sent that does not say how much it takes
 * @param packets most that are taken of one leg or sent to it in a second, however small they are:
 *     each costs work for every leg that sees it
 * @param leeway how much more may come or go for a moment, in parts of a second: a whole picture is
 *     many times as large as others
 * @param asked shortest time between two requests for a whole picture to one leg
 * @param live a leg from which no picture has come for so long shows none
 * @param kept packets of a leg that are kept to be sent again
 */
public record VideoLimits(
    int received, int sent, int packets, Duration leeway, Duration asked, Duration live, int kept) {
  /** What an instance has. */
  public static final VideoLimits DEFAULT =
      new VideoLimits(
          6_000,
          4_000,
          1_200,
          Duration.ofMillis(1_500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(3),
          64);
}
