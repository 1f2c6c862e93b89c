package org.confab.core.mcufactory;

import java.time.Duration;

/**
 * Every bound of the link to media servers.
 *
 * @param silence how long a media server may send no ping before it counts as lost; it sends one
 *     every two seconds
 * @param restart how long the conferences of a lost media server wait for another, or for itself to
 *     be back
 * @param answer how long a command may take
 * @param servers most media servers, lost ones that are still shown among them
 * @param conferences most conferences with a media server
 * @param legs most endpoints of a conference at one media server
 * @param calls most calls of one participant to one conference within {@code callsWithin}
 * @param callsWithin that time
 * @param farewell how long a media server may say BYE for a conference that is over: as long as a
 *     transaction lasts
 * @param waiting most commands that wait for one media server
 * @param remembered how long a lost media server is still shown
 */
public record McuLimits(
    Duration silence,
    Duration restart,
    Duration answer,
    int servers,
    int conferences,
    int legs,
    int calls,
    Duration callsWithin,
    Duration farewell,
    int waiting,
    Duration remembered) {

  /** What a deployment has. */
  public static final McuLimits DEFAULT =
      new McuLimits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          64,
          20_000,
          2_000,
          8,
          Duration.ofMinutes(1),
          Duration.ofSeconds(32),
          4_096,
          Duration.ofHours(1));
}
