package org.confab.mediaserver.relay;

import java.time.Duration;

/**
 * What the relay bears, in one place.
 *
 * @param user what one user may have
 * @param bytesPerSecondOfAll of all users together, in both directions; so much may pass at once
 * @param allocation what one allocation may have
 * @param tcp what connections may take
 * @param peers how many connections with peers there are
 * @param nonce how long a nonce is good
 * @param strangersPerSecond unauthenticated requests of one address that are answered
 */
public record RelayLimits(
    OfUser user,
    long bytesPerSecondOfAll,
    OfAllocation allocation,
    OfTcp tcp,
    OfPeers peers,
    Duration nonce,
    int strangersPerSecond) {
  /** What holds where nothing else is said. */
  public static final RelayLimits DEFAULT =
      new RelayLimits(
          new OfUser(64, 4_000_000, 2_000_000),
          100_000_000,
          new OfAllocation(
              128,
              64,
              32,
              Duration.ofMinutes(10),
              Duration.ofHours(1),
              Duration.ofHours(24),
              Duration.ofMinutes(5),
              Duration.ofMinutes(10),
              Duration.ofSeconds(30)),
          new OfTcp(
              2_000,
              256,
              Duration.ofSeconds(30),
              Duration.ofSeconds(30),
              32 * 1024,
              16L * 1024 * 1024,
              4_096),
          new OfPeers(128, 2_000, 20, 128, Duration.ofSeconds(1)),
          Duration.ofMinutes(10),
          50);

  /** Throws {@link IllegalArgumentException} for rates that let nothing pass. */
  public RelayLimits {
    if (user.bytesPerSecond() < 1 || user.burst() < 1 || bytesPerSecondOfAll < 1) {
      throw new IllegalArgumentException("a relay that lets nothing pass");
    }
  }

  /**
   * One user's.
   *
   * @param allocations at once; a call of libnice takes up to a dozen
   * @param bytesPerSecond in both directions
   * @param burst bytes that may pass at once
   */
  public record OfUser(int allocations, long bytesPerSecond, long burst) {}

  /**
   * One allocation's.
   *
   * @param permissions at once
   * @param channels at once
   * @param peerConnections with peers at once (RFC 6062)
   * @param lifetime where nothing else is asked for
   * @param longestLifetime between two refreshes
   * @param age at the most, however often it is refreshed
   * @param permission how long a permission lasts (RFC 5766 8)
   * @param channel how long a channel lasts (RFC 5766 11)
   * @param reservation how long a reserved port is kept (RFC 5766 6.2)
   */
  public record OfAllocation(
      int permissions,
      int channels,
      int peerConnections,
      Duration lifetime,
      Duration longestLifetime,
      Duration age,
      Duration permission,
      Duration channel,
      Duration reservation) {}

  /**
   * Those of connections.
   *
   * @param connections of clients
   * @param connectionsPerAddress of clients at one address
   * @param idle how long one without an allocation may stay
   * @param peerConnection how long one with a peer may take to be opened, and then may wait for the
   *     client's own (RFC 6062 5.2)
   * @param unsent bytes of memory that wait for one client or peer; what comes beyond is lost, as
   *     with UDP
   * @param unsentOfAll bytes of memory that wait for all of them together
   * @param message longest message of a client, or frame of a peer, in bytes
   */
  public record OfTcp(
      int connections,
      int connectionsPerAddress,
      Duration idle,
      Duration peerConnection,
      int unsent,
      long unsentOfAll,
      int message) {}

  /**
   * Those of connections with peers, beside that of each allocation.
   *
   * @param ofUser at once, in all allocations of one user
   * @param ofAll at once, of all users
   * @param attemptsPerSecond connections that one user may begin to open
   * @param attemptsAtOnce as above, when he has begun none for a while
   * @param rest for which a peer that could not be reached is not connected to again by what a
   *     client of [MS-TURN] sends
   */
  public record OfPeers(
      int ofUser, int ofAll, int attemptsPerSecond, int attemptsAtOnce, Duration rest) {}

  /** The same with other limits of a user. */
  public RelayLimits with(OfUser other) {
    return new RelayLimits(
        other, bytesPerSecondOfAll, allocation, tcp, peers, nonce, strangersPerSecond);
  }

  /** The same with another limit of all users together. */
  public RelayLimits withBytesPerSecondOfAll(long bytes) {
    return new RelayLimits(user, bytes, allocation, tcp, peers, nonce, strangersPerSecond);
  }

  /** The same with other limits of connections with peers. */
  public RelayLimits with(OfPeers other) {
    return new RelayLimits(
        user, bytesPerSecondOfAll, allocation, tcp, other, nonce, strangersPerSecond);
  }

  /** The same with so many permissions, channels and connections with peers. */
  public RelayLimits withPeers(int permissions, int channels, int connections) {
    return new RelayLimits(
        user,
        bytesPerSecondOfAll,
        new OfAllocation(
            permissions,
            channels,
            connections,
            allocation.lifetime(),
            allocation.longestLifetime(),
            allocation.age(),
            allocation.permission(),
            allocation.channel(),
            allocation.reservation()),
        tcp,
        peers,
        nonce,
        strangersPerSecond);
  }
}
