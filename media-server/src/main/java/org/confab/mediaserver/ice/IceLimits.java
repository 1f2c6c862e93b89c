package org.confab.mediaserver.ice;

import java.time.Duration;

/**
 * What an agent does at most, and when.
 *
 * @param pace distance of two new checks: Ta (RFC 8445 14.2; [MS-ICE2]: 20 ms or more)
 * @param retransmission first distance of a repeated check, doubled each time: RTO
 * @param transmissions of one check
 * @param overall without a pair for each component after that the agent fails; clients give a
 *     stream 30 s
 * @param settling how long a controlling agent waits for a better pair than the one it has
 * @param pairs at once, of all components
 * @param early requests of a peer whose description is not known yet
 * @param requestsPerSecond that are looked at of the addresses of pairs, as many of each other
 *     address from which a right code has come, and as many of all others together; answers to open
 *     checks do not count
 * @param consent distance of two checks of a pair in use (RFC 7675 5.1)
 * @param consentExpiry without an answer for so long the peer wants no more
 */
public record IceLimits(
    Duration pace,
    Duration retransmission,
    int transmissions,
    Duration overall,
    Duration settling,
    int pairs,
    int early,
    int requestsPerSecond,
    Duration consent,
    Duration consentExpiry) {
  /** What an instance has. */
  public static final IceLimits DEFAULT =
      new IceLimits(
          Duration.ofMillis(20),
          Duration.ofMillis(500),
          5,
          Duration.ofSeconds(30),
          Duration.ofMillis(200),
          100,
          20,
          200,
          Duration.ofSeconds(5),
          Duration.ofSeconds(30));
}
