package org.confab.core.mras;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.confab.protocol.mras.RelayKey;

/**
 * A key for each day, derived from a secret of this instance: every node of it has the same ones
 * and nothing is stored. The key of the day before is valid while credentials made with it may
 * hold, that of the next day shortly before it begins: relays know it before the first credentials.
 */
public final class PeriodicRelayKeys implements RelayKeys {
  /** How long credentials are made with one key. */
  static final Duration PERIOD = Duration.ofDays(1);

  /** How long before its day a key is told to relays. */
  static final Duration AHEAD = Duration.ofMinutes(5);

  private static final String PURPOSE = "media relay ";

  private final Function<String, byte[]> derive;
  private final Clock clock;

  /**
   * Keys of a secret.
   *
   * @param derive 64 bytes for a purpose, always the same ones for the same purpose
   */
  public PeriodicRelayKeys(Function<String, byte[]> derive, Clock clock) {
    this.derive = derive;
    this.clock = clock;
  }

  @Override
  public RelayKey current() {
    return of(period(clock.millis()));
  }

  @Override
  public List<RelayKey> valid() {
    long now = clock.millis();
    return LongStream.of(
            period(now),
            period(now - MediaRelayAuthentication.LONGEST.toMillis()),
            period(now + AHEAD.toMillis()))
        .distinct()
        .mapToObj(this::of)
        .toList();
  }

  private static long period(long millis) {
    return Math.floorDiv(millis, PERIOD.toMillis());
  }

  private RelayKey of(long period) {
    String name = "day-" + period;
    return new RelayKey(name, derive.apply(PURPOSE + name));
  }
}
