package org.confab.core.presence;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.confab.protocol.sip.SipUri;

/** A durable store of instances that answers from memory for those who were asked for last. */
public final class RememberedPresenceStore implements PresenceStore {
  private final PresenceStore store;
  private final RememberedRows<CategoryInstance> rows;

  /** Remembers what that store says, until it is told to {@link #forget}. */
  public RememberedPresenceStore(PresenceStore store) {
    this.store = store;
    this.rows = new RememberedRows<>(store::find);
  }

  @Override
  public Map<SipUri, List<CategoryInstance>> find(Collection<SipUri> users) {
    return rows.find(users);
  }

  @Override
  public void write(SipUri user, PresenceWrite write) {
    try {
      store.write(user, write);
    } finally {
      rows.forget(user);
    }
  }

  /** What is stored of that user has changed, through whomever. */
  public void forget(SipUri user) {
    rows.forget(user);
  }
}
