package org.confab.core;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.confab.core.conferencing.ConferencingLimits;
import org.confab.core.presence.WatchLimits;
import org.confab.core.registrar.RegistrarLimits;
import org.confab.core.trace.TraceLimits;

/**
 * The bounds that administrators choose; all others are constants.
 *
 * @param registrar of registrations
 * @param watch of subscriptions to presence
 * @param certificatesPerUser most certificates of one user
 * @param conferencing of conferences
 * @param traces of what is recorded of clients
 * @param overloadDelay how long SIP messages may wait for a worker in the long run; the SIP
 *     container reads it for itself
 * @param sipConnections open connections to the SIP listeners; the SIP container reads it for
 *     itself
 * @param sipConnectionsPerAddress those of one address; the SIP container reads it for itself
 * @param httpConnectionsPerAddress open connections of one address to the web parts; the listeners
 *     read it for themselves
 */
public record LimitSettings(
    RegistrarLimits registrar,
    WatchLimits watch,
    int certificatesPerUser,
    ConferencingLimits conferencing,
    TraceLimits traces,
    Duration overloadDelay,
    int sipConnections,
    int sipConnectionsPerAddress,
    int httpConnectionsPerAddress) {
  private static final int DAY = 86_400;
  private static final int WEEK = 604_800;

  /**
   * Reads {@code confab.endpoints.per.user} and its kin.
   *
   * @throws IllegalArgumentException if one is no number, or too large or too small
   */
  public static LimitSettings of(Function<String, Optional<String>> set) {
    Numbers numbers = new Numbers(set);
    return new LimitSettings(
        new RegistrarLimits(
            Duration.ofSeconds(numbers.of("confab.registration.minimum", 10, DAY, 60)),
            Duration.ofSeconds(numbers.of("confab.registration.standard", 10, WEEK, 7_200)),
            Duration.ofSeconds(numbers.of("confab.registration.maximum", 10, WEEK, DAY)),
            numbers.of("confab.endpoints.per.user", 1, 256, 16)),
        new WatchLimits(
            numbers.of("confab.watched.per.subscription", 1, 100_000, 1_000),
            numbers.of("confab.watched.per.user", 1, 1_000_000, 10_000),
            numbers.of("confab.watchers.per.user", 0, 10_000_000, 50_000)),
        numbers.of("confab.certificates.per.user", 1, 1_000, 32),
        ConferencingLimits.DEFAULT.with(
            numbers.of("confab.conferences.per.user", 1, 100_000, 1_000),
            numbers.of("confab.active.conferences.per.user", 1, 10_000, 32),
            numbers.of("confab.conference.size", 2, 1_000, 250)),
        traces(numbers),
        Duration.ofMillis(numbers.of("confab.overload.delay", 50, 10_000, 300)),
        numbers.of("confab.sip.connections", 16, 1_000_000, 50_000),
        numbers.of("confab.sip.connections.per.address", 16, 1_000_000, 16_000),
        numbers.of("confab.http.connections.per.address", 16, 100_000, 1_024));
  }

  private static TraceLimits traces(Numbers numbers) {
    return TraceLimits.DEFAULT.with(
        numbers.of("confab.traces", 1, 100, 16),
        numbers.of("confab.trace.messages", 100, 100_000, 5_000),
        numbers.of("confab.trace.characters", 100_000, 100_000_000, 4_000_000),
        Duration.ofHours(numbers.of("confab.trace.hours", 1, 24, 24)),
        Duration.ofHours(numbers.of("confab.trace.kept.hours", 1, 720, 24)));
  }
}
