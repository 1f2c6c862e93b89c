package org.confab.core.webticket;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.confab.protocol.webticket.TicketKey;

/**
 * A key for each day, derived from a secret of this instance: every node of it has the same ones,
 * nothing is stored, and after a day no ticket is made with a key any more.
 */
public final class PeriodicTicketKeys implements TicketKeys {
  /** How long tickets are made with one key; afterwards they hold that long at most. */
  public static final Duration PERIOD = Duration.ofDays(1);

  private static final String PURPOSE = "web ticket ";

  private final Function<String, byte[]> derive;
  private final Clock clock;

  /**
   * Keys of a secret.
   *
   * @param derive 64 bytes for a purpose, always the same ones for the same purpose
   */
  public PeriodicTicketKeys(Function<String, byte[]> derive, Clock clock) {
    this.derive = derive;
    this.clock = clock;
  }

  @Override
  public TicketKey current() {
    return of(period());
  }

  /** This day's and the day's before; tomorrow's is not known to anybody yet, clocks are ours. */
  @Override
  public Optional<TicketKey> find(String id) {
    long now = period();
    return LongStream.of(now, now - 1)
        .filter(period -> name(period).equals(id))
        .mapToObj(this::of)
        .findFirst();
  }

  private long period() {
    return clock.millis() / PERIOD.toMillis();
  }

  private static String name(long period) {
    return "day-" + period;
  }

  private TicketKey of(long period) {
    return new TicketKey(name(period), derive.apply(PURPOSE + name(period)));
  }
}
