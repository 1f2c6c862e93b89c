package org.confab.mediaserver.relay;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the TCP connections of clients take: how many there are, all together and from each address,
 * and how much waits for them. From any thread.
 */
final class Connections {
  private final RelayLimits limits;
  private final AtomicInteger all = new AtomicInteger();
  private final Backlog backlog;
  private final Map<InetAddress, Integer> each = new ConcurrentHashMap<>();

  Connections(RelayLimits limits) {
    this.limits = limits;
    this.backlog = new Backlog(limits.tcp().unsentOfAll());
  }

  /** One more from that address, if it is not one too many. */
  boolean take(InetAddress address) {
    if (all.incrementAndGet() > limits.tcp().connections()) {
      all.decrementAndGet();
      return false;
    }
    if (each.merge(address, 1, Integer::sum) > limits.tcp().connectionsPerAddress()) {
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

  /** What waits for all of them. */
  Backlog backlog() {
    return backlog;
  }

  int size() {
    return all.get();
  }
}
