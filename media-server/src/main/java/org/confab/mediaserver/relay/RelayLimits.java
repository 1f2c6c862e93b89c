package org.confab.mediaserver.relay;

import java.time.Duration;

/**
 * What the relay bears, in one place.
 *
 * @param allocationsPerUser of one user at once; a call of libnice takes up to a dozen
 * @param permissions of one allocation
 * @param channels of one allocation
 * @param lifetime of an allocation where nothing else is asked for
 * @param longestLifetime of an allocation between two refreshes
 * @param age of an allocation at the most, however often it is refreshed
 * @param permission how long a permission lasts (RFC 5766 8)
 * @param channel how long a channel lasts (RFC 5766 11)
 * @param nonce how long a nonce is good
 * @param reservation how long a reserved port is kept (RFC 5766 6.2)
 * @param bytesPerSecond of one user in both directions
 * @param burst bytes that a user may send at once
 * @param strangersPerSecond unauthenticated requests of one address that are answered
 * @param connections TCP connections of clients
 * @param connectionsPerAddress TCP connections from one address
 * @param connectionIdle how long a connection without an allocation may stay
 * @param unsent bytes of memory that wait for one TCP client; what comes beyond is lost, as with
 *     UDP
 * @param unsentOfAll bytes of memory that wait for all TCP clients together
 * @param message longest message of a client in bytes
 */
public record RelayLimits(
    int allocationsPerUser,
    int permissions,
    int channels,
    Duration lifetime,
    Duration longestLifetime,
    Duration age,
    Duration permission,
    Duration channel,
    Duration nonce,
    Duration reservation,
    long bytesPerSecond,
    long burst,
    int strangersPerSecond,
    int connections,
    int connectionsPerAddress,
    Duration connectionIdle,
    int unsent,
    long unsentOfAll,
    int message) {
  /** What holds where nothing else is said. */
  public static final RelayLimits DEFAULT =
      new RelayLimits(
          64,
          128,
          64,
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofHours(24),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(10),
          Duration.ofSeconds(30),
          4_000_000,
          2_000_000,
          50,
          2_000,
          256,
          Duration.ofSeconds(30),
          32 * 1024,
          16L * 1024 * 1024,
          4_096);
}
