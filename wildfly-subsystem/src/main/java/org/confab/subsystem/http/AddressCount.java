package org.confab.subsystem.http;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How many connections each address has open. Holds an entry per address with an open connection,
 * so it is bounded by their number. Any thread may call.
 */
final class AddressCount {
  private final Map<InetAddress, Integer> open = new ConcurrentHashMap<>();

  /**
   * One connection more, unless the address has that many already.
   *
   * @param most of one address
   * @return what is run when the connection is closed; again does no harm
   */
  Optional<Runnable> enter(InetAddress address, int most) {
    boolean[] entered = new boolean[1];
    open.compute(
        address,
        (same, before) -> {
          int count = before == null ? 0 : before;
          entered[0] = count < most;
          return entered[0] ? Integer.valueOf(count + 1) : before;
        });
    return entered[0] ? Optional.of(leaving(address)) : Optional.empty();
  }

  private Runnable leaving(InetAddress address) {
    AtomicBoolean left = new AtomicBoolean();
    return () -> {
      if (left.compareAndSet(false, true)) {
        open.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
      }
    };
  }

  /** How many addresses have connections. */
  int addresses() {
    return open.size();
  }
}
