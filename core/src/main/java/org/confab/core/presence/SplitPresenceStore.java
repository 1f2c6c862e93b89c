package org.confab.core.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.ExpireType;
import org.confab.protocol.sip.SipUri;

/**
 * Static instances live in the durable store, all others in the one that ends with the server, as
 * what they are bound to does.
 */
public final class SplitPresenceStore implements PresenceStore {
  private final PresenceStore durable;
  private final PresenceStore passing;

  /**
   * Joins two stores.
   *
   * @param durable keeps static instances
   * @param passing keeps what is bound to endpoints, users' sign-ins, and time
   */
  public SplitPresenceStore(PresenceStore durable, PresenceStore passing) {
    this.durable = durable;
    this.passing = passing;
  }

  @Override
  public Map<SipUri, List<CategoryInstance>> find(Collection<SipUri> users) {
    Map<SipUri, List<CategoryInstance>> all = new HashMap<>(durable.find(users));
    passing
        .find(users)
        .forEach(
            (user, instances) ->
                all.merge(
                    user,
                    instances,
                    (first, second) -> {
                      List<CategoryInstance> both = new ArrayList<>(first);
                      both.addAll(second);
                      return List.copyOf(both);
                    }));
    return all;
  }

  /** The durable store first: if it fails, nothing has changed. */
  @Override
  public void write(SipUri user, PresenceWrite write) {
    PresenceWrite kept = part(write, true);
    PresenceWrite fleeting = part(write, false);
    if (!kept.isEmpty()) {
      durable.write(user, kept);
    }
    if (!fleeting.isEmpty()) {
      passing.write(user, fleeting);
    }
  }

  /** An instance that changes sides is removed from the other one. */
  private static PresenceWrite part(PresenceWrite write, boolean toDurable) {
    List<CategoryInstance> puts = new ArrayList<>();
    List<CategoryKey> removals = new ArrayList<>(write.removals());
    for (CategoryInstance instance : write.puts()) {
      if ((instance.expireType() == ExpireType.STATIC) == toDurable) {
        puts.add(instance);
      } else {
        removals.add(instance.key());
      }
    }
    return new PresenceWrite(puts, removals);
  }
}
