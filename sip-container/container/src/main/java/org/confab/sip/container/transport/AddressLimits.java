package org.confab.sip.container.transport;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Counts the open connections of each address, those on which nobody has signed in apart. Holds an
 * entry per address with an open connection, so it is bounded by their number.
 */
final class AddressLimits {
  private record Count(int all, int strangers) {
    Count plus(int moreConnections, int moreStrangers) {
      return new Count(all + moreConnections, strangers + moreStrangers);
    }
  }

  private final int mostOfAll;
  private final int mostStrangers;
  private final Map<InetAddress, Count> counts = new ConcurrentHashMap<>();

  AddressLimits(int mostOfAll, int mostStrangers) {
    this.mostOfAll = mostOfAll;
    this.mostStrangers = mostStrangers;
  }

  /** One connection's place in the counts. */
  final class Place {
    private final InetAddress address;
    private final AtomicBoolean stranger = new AtomicBoolean(true);
    private final AtomicBoolean left = new AtomicBoolean();

    private Place(InetAddress address) {
      this.address = address;
    }

    /** Somebody has signed in. */
    void known() {
      if (stranger.compareAndSet(true, false)) {
        counts.computeIfPresent(address, (same, count) -> count.plus(0, -1));
      }
    }

    /** The connection is closed. */
    void leave() {
      if (left.compareAndSet(false, true)) {
        int strangers = stranger.compareAndSet(true, false) ? -1 : 0;
        counts.computeIfPresent(
            address, (same, count) -> count.all() == 1 ? null : count.plus(-1, strangers));
      }
    }
  }

  /** A place for a new connection, if the address may have one more. */
  Optional<Place> enter(InetAddress address) {
    boolean[] entered = new boolean[1];
    counts.compute(
        address,
        (same, before) -> {
          Count count = before == null ? new Count(0, 0) : before;
          entered[0] = count.all() < mostOfAll && count.strangers() < mostStrangers;
          return entered[0] ? count.plus(1, 1) : before;
        });
    return entered[0] ? Optional.of(new Place(address)) : Optional.empty();
  }

  /** How many addresses have connections. */
  int addresses() {
    return counts.size();
  }
}
