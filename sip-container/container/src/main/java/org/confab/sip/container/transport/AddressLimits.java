package org.confab.sip.container.transport;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the open connections, those of each address, and of these the ones on which nobody has
 * signed in. Holds an entry per address with an open connection, so it is bounded by their number.
 */
final class AddressLimits {
  private record Count(int all, int strangers) {
    Count plus(int moreConnections, int moreStrangers) {
      return new Count(all + moreConnections, strangers + moreStrangers);
    }
  }

  private static final System.Logger LOG = System.getLogger(AddressLimits.class.getName());

  /** Nanoseconds between two warnings: who floods the server must not flood its log. */
  private static final long QUIET = TimeUnit.MINUTES.toNanos(1);

  private final ConnectionLimits most;
  private final int mostStrangers;
  private final Map<InetAddress, Count> counts = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicLong warned = new AtomicLong(System.nanoTime() - QUIET);

  AddressLimits(ConnectionLimits most, int mostStrangers) {
    this.most = most;
    this.mostStrangers = mostStrangers;
  }

  /** One connection's place in the counts. */
  final class Place {
    private final InetAddress address;
    private boolean stranger = true;
    private boolean left;

    private Place(InetAddress address) {
      this.address = address;
    }

    /** Somebody has signed in. */
    void known() {
      if (noStranger()) {
        counts.computeIfPresent(address, (same, count) -> count.plus(0, -1));
      }
    }

    /** Whether that is new. */
    private synchronized boolean noStranger() {
      boolean was = stranger;
      stranger = false;
      return was;
    }

    private synchronized boolean leaves() {
      boolean first = !left;
      left = true;
      return first;
    }

    /** The connection is closed. */
    void leave() {
      if (leaves()) {
        connections.decrementAndGet();
        int strangers = noStranger() ? -1 : 0;
        counts.computeIfPresent(
            address, (same, count) -> count.all() == 1 ? null : count.plus(-1, strangers));
      }
    }
  }

  /** A place for a new connection, if the address may have one more, and all together may. */
  Optional<Place> enter(InetAddress address) {
    if (connections.incrementAndGet() > most.all()) {
      connections.decrementAndGet();
      warn("connections are refused: {0} are open (sip-connections)", most.all());
      return Optional.empty();
    }
    if (!count(address)) {
      connections.decrementAndGet();
      warn(
          "connections are refused that are too many of one address: {0}"
              + " (sip-connections-per-address; without a sign-in {1})",
          address.getHostAddress(), mostStrangers);
      return Optional.empty();
    }
    return Optional.of(new Place(address));
  }

  private boolean count(InetAddress address) {
    boolean[] entered = new boolean[1];
    counts.compute(
        address,
        (same, before) -> {
          Count count = before == null ? new Count(0, 0) : before;
          entered[0] = count.all() < most.ofOneAddress() && count.strangers() < mostStrangers;
          return entered[0] ? count.plus(1, 1) : before;
        });
    return entered[0];
  }

  private void warn(String what, Object... more) {
    long last = warned.get();
    long now = System.nanoTime();
    if (now - last >= QUIET && warned.compareAndSet(last, now)) {
      LOG.log(System.Logger.Level.WARNING, what, more);
    }
  }

  /** How many addresses have connections. */
  int addresses() {
    return counts.size();
  }
}
