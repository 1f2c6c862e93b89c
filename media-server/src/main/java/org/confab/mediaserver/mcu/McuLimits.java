package org.confab.mediaserver.mcu;

import java.time.Duration;

/**
 * What the MCUs of this process take together before they refuse.
 *
 * @param conferences at once
 * @param legs at once, of all conferences
 * @param invitations that wait for their INVITE, of one conference
 * @param invitationLife how long such an invitation holds
 */
public record McuLimits(int conferences, int legs, int invitations, Duration invitationLife) {
  /** What an instance has. */
  public static final McuLimits DEFAULT =
      new McuLimits(1_000, 5_000, 1_000, Duration.ofSeconds(60));
}
