package org.confab.mediaserver.mcu;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.confab.protocol.sip.SipUri;

/** The legs of a conference by endpoint, in the order in which they came. Guarded by it. */
final class Legs<L extends Leg> {
  private final Map<String, L> legs = new LinkedHashMap<>();
  private final AtomicInteger everywhere;
  private final int most;

  /**
   * @param everywhere counts the legs of all conferences
   * @param most of all conferences
   */
  Legs(AtomicInteger everywhere, int most) {
    this.everywhere = everywhere;
    this.most = most;
  }

  /** Whether there is no room for one more; {@code here} is the conference's limit, 0 if none. */
  boolean full(int here) {
    return here > 0 && legs.size() >= here || everywhere.get() >= most;
  }

  void add(L leg) {
    legs.put(leg.endpoint(), leg);
    everywhere.incrementAndGet();
  }

  void remove(L leg) {
    legs.remove(leg.endpoint());
    everywhere.decrementAndGet();
  }

  boolean has(Leg leg) {
    return legs.get(leg.endpoint()) == leg;
  }

  int size() {
    return legs.size();
  }

  Collection<L> all() {
    return legs.values();
  }

  Optional<L> find(String endpoint) {
    return Optional.ofNullable(legs.get(endpoint));
  }

  List<L> of(SipUri user) {
    return legs.values().stream().filter(leg -> leg.user().equals(user.aor())).toList();
  }

  Optional<L> of(SipUri user, String endpoint) {
    return of(user).stream().filter(leg -> leg.endpoint().equalsIgnoreCase(endpoint)).findFirst();
  }
}
