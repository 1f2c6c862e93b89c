package org.confab.core.conferencing;

import java.time.Duration;
import org.confab.core.mcufactory.McuLimits;
import org.confab.core.policy.PolicySettings;

/**
 * The bounds of conferencing.
 *
 * @param conferencesPerOrganizer most unexpired conferences of one organizer
 * @param size how many take part in a conference
 * @param lobby how many wait for one
 * @param calls how many are called into one
 * @param invitees most users listed in one record
 * @param subject longest subject, in characters
 * @param displayName longest name that somebody gives himself or another, in characters
 * @param opaqueData longest notification-data and organizer-roaming-data, in characters
 * @param defaultLifetime life of a conference whose organizer names no expiry-time
 * @param longestLifetime an expiry-time further away is refused
 * @param idle how long a conference stays active after the last participant has left
 * @param commandTime how long an MCU may take for a command
 * @param entitySettings longest settings of one MCU type in a record, in characters
 * @param key longest conference key, in characters
 * @param activePerOrganizer most conferences of one organizer that are on at once, so that nobody
 *     takes the places of all others at the MCUs
 */
public record ConferencingLimits(
    int conferencesPerOrganizer,
    Size size,
    Lobby lobby,
    Calls calls,
    int invitees,
    int subject,
    int displayName,
    int opaqueData,
    Duration defaultLifetime,
    Duration longestLifetime,
    Duration idle,
    Duration commandTime,
    int entitySettings,
    int key,
    int activePerOrganizer) {

  /**
   * Who takes part in one conference.
   *
   * @param usual most users where no policy says how many; R2 supports 250
   * @param largest most users that a policy may allow
   * @param endpointsPerUser most sessions of one user
   * @param subscriptionsPerUser most subscriptions for each user that the conference may have
   * @param mcuCalls most calls at one MCU, whatever the users are: one document of the link to
   *     media servers holds them with their dialogs
   */
  public record Size(
      int usual, int largest, int endpointsPerUser, int subscriptionsPerUser, int mcuCalls) {}

  /**
   * Who waits for one conference.
   *
   * @param people most at once
   * @param perUser most of them that are one user's
   * @param patience how long one waits
   */
  public record Lobby(int people, int perUser, Duration patience) {}

  /**
   * Whom the Focus itself calls.
   *
   * @param perConference most calls of one conference that ring at once
   * @param perUser most of them that one participant has ordered
   * @param ringing how long one may ring
   */
  public record Calls(int perConference, int perUser, Duration ringing) {}

  /** The same with other bounds of organizers and another usual size. */
  public ConferencingLimits with(int conferences, int active, int usual) {
    return new ConferencingLimits(
        conferences,
        new Size(
            usual, size.largest, size.endpointsPerUser, size.subscriptionsPerUser, size.mcuCalls),
        lobby,
        calls,
        invitees,
        subject,
        displayName,
        opaqueData,
        defaultLifetime,
        longestLifetime,
        idle,
        commandTime,
        entitySettings,
        key,
        active);
  }

  /** What R2 does where it is known, and generous bounds elsewhere. */
  public static final ConferencingLimits DEFAULT =
      new ConferencingLimits(
          1000,
          new Size(250, PolicySettings.LARGEST_MEETING, 8, 2, McuLimits.DEFAULT.legs()),
          new Lobby(50, 2, Duration.ofMinutes(15)),
          new Calls(32, 8, Duration.ofMinutes(3)),
          1000,
          1024,
          256,
          16 * 1024,
          Duration.ofDays(14),
          Duration.ofDays(366 * 10),
          Duration.ofMinutes(20),
          Duration.ofSeconds(10),
          8 * 1024,
          64,
          32);
}
