package org.confab.mediaserver.relay;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * How often an address is answered that has not shown who it is: a sender with a forged address
 * must not make the relay talk to others much. Of one thread.
 */
final class Strangers {
  /** Most addresses that are remembered; what comes beyond shares one allowance. */
  static final int MOST = 8_192;

  private final int perSecond;
  private final Map<InetAddress, Allowance> known = new HashMap<>();
  private final Allowance rest;

  Strangers(int perSecond, long now) {
    this.perSecond = perSecond;
    this.rest = new Allowance(perSecond, 2L * perSecond, now);
  }

  /** Whether one more answer may go there; {@code now} in nanoseconds. */
  boolean answered(InetAddress address, long now) {
    Allowance allowance = known.get(address);
    if (allowance == null && known.size() < MOST) {
      allowance = new Allowance(perSecond, 2L * perSecond, now);
      known.put(address, allowance);
    }
    return (allowance == null ? rest : allowance).take(1, now);
  }

  /** Forgets those who have been silent. */
  void sweep(long now) {
    known.values().removeIf(allowance -> allowance.full(now));
  }
}
