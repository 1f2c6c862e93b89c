package org.confab.mediaserver.immcu;

import java.time.Duration;

/**
 * What the IM MCU takes before it refuses.
 *
 * @param conferences at once
 * @param legs at once, of all conferences
 * @param invitations that wait for their INVITE, of one conference
 * @param invitationLife how long such an invitation holds
 * @param messageBytes longest body of a MESSAGE
 * @param typingBytes longest body of an INFO
 * @param queuedMessages that wait for one recipient
 * @param queuedBytes of those messages
 * @param silentRequests after so many unanswered requests in a row a leg is given up
 */
public record ImLimits(
    int conferences,
    int legs,
    int invitations,
    Duration invitationLife,
    int messageBytes,
    int typingBytes,
    int queuedMessages,
    int queuedBytes,
    int silentRequests) {

  /** What an instance has. 64 KiB hold every text that a client's window takes. */
  public static final ImLimits DEFAULT =
      new ImLimits(1_000, 5_000, 1_000, Duration.ofSeconds(60), 65_536, 4_096, 64, 262_144, 3);
}
