package org.confab.core.policy;

import java.util.List;
import java.util.function.Supplier;
import org.confab.core.peers.Peers;

/** The peers that {@code routing.peers} names; it is read when it changes, not on each message. */
public final class PolicyPeers implements Supplier<Peers> {
  private final Policies policies;
  private volatile Peers now = Peers.NONE;

  /** As those policies say. */
  public PolicyPeers(Policies policies) {
    this.policies = policies;
    policies.listen(this::read);
    read();
  }

  private void read() {
    now =
        policies
            .value(List.of(PolicyScope.GLOBAL), PolicySettings.PEERS)
            .map(Peers::parse)
            .orElse(Peers.NONE);
  }

  @Override
  public Peers get() {
    return now;
  }
}
