package org.confab.mediaserver.relay;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many TCP connections clients have, all together and from each address. From any thread. */
final class Connections {
  private final RelayLimits limits;
  private final AtomicInteger all = new AtomicInteger();
  private final Map<InetAddress, Integer> each = new ConcurrentHashMap<>();

  Connections(RelayLimits limits) {
    this.limits = limits;
  }

  /** One more from that address, if it is not one too many. */
  boolean take(InetAddress address) {
    if (all.incrementAndGet() > limits.connections()) {
      all.decrementAndGet();
      return false;
    }
    if (each.merge(address, 1, Integer::sum) > limits.connectionsPerAddress()) {
      release(address);
      return false;
    }
    return true;
  }

  /** One less. */
  void release(InetAddress address) {
    all.decrementAndGet();
    each.computeIfPresent(address, (a, count) -> count == 1 ? null : count - 1);
  }

  int size() {
    return all.get();
  }
}
