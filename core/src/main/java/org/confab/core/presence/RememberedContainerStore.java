package org.confab.core.presence;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.confab.protocol.presence.Container;
import org.confab.protocol.sip.SipUri;

/** A durable store of containers that answers from memory for those who were asked for last. */
public final class RememberedContainerStore implements ContainerStore {
  private final ContainerStore store;
  private final RememberedRows<Container> rows;

  /** Remembers what that store says, until it is told to {@link #forget}. */
  public RememberedContainerStore(ContainerStore store) {
    this.store = store;
    this.rows = new RememberedRows<>(store::find);
  }

  @Override
  public Map<SipUri, List<Container>> find(Collection<SipUri> users) {
    return rows.find(users);
  }

  @Override
  public List<SipUri> naming(SipUri person) {
    return store.naming(person);
  }

  @Override
  public void replace(SipUri user, List<Container> containers) {
    try {
      store.replace(user, containers);
    } finally {
      rows.forget(user);
    }
  }

  /** What is stored of that user has changed, through whomever. */
  public void forget(SipUri user) {
    rows.forget(user);
  }
}
