package org.confab.core.conferencing;

import java.time.Duration;

/**
 * The bounds of conferencing.
 *
 * @param conferencesPerOrganizer most unexpired conferences of one organizer
 * @param participants most users in one conference; R2 supports 250
 * @param endpointsPerUser most sessions of one user in one conference
 * @param subscriptions most subscriptions to one conference
 * @param invitees most users listed in one record
 * @param subject longest subject, in characters
 * @param opaqueData longest notification-data and organizer-roaming-data, in characters
 * @param defaultLifetime life of a conference whose organizer names no expiry-time
 * @param longestLifetime an expiry-time further away is refused
 * @param idle how long a conference stays active after the last participant has left
 * @param lobby most people who wait for one conference
 * @param patience how long one waits there
 * @param commandTime how long an MCU may take for a command
 * @param entitySettings longest settings of one MCU type in a record, in characters
 * @param key longest conference key, in characters
 * @param activePerOrganizer most conferences of one organizer that are on at once, so that nobody
 *     takes the places of all others at the MCUs
 */
public record ConferencingLimits(
    int conferencesPerOrganizer,
    int participants,
    int endpointsPerUser,
    int subscriptions,
    int invitees,
    int subject,
    int opaqueData,
    Duration defaultLifetime,
    Duration longestLifetime,
    Duration idle,
    int lobby,
    Duration patience,
    Duration commandTime,
    int entitySettings,
    int key,
    int activePerOrganizer) {
  /** What R2 does where it is known, and generous bounds elsewhere. */
  public static final ConferencingLimits DEFAULT =
      new ConferencingLimits(
          1000,
          250,
          8,
          500,
          1000,
          1024,
          16 * 1024,
          Duration.ofDays(14),
          Duration.ofDays(366 * 10),
          Duration.ofMinutes(20),
          50,
          Duration.ofMinutes(15),
          Duration.ofSeconds(10),
          8 * 1024,
          64,
          32);
}
