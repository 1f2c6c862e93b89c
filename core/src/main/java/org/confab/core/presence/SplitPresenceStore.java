package org.confab.core.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.ExpireType;
import org.confab.protocol.sip.SipUri;

/**
 * Static instances live in the durable store, all others in the one that ends with the server, as
 * what they are bound to does.
 *
 * <p>The two have no transaction in common. What concerns both is written to the passing store
 * first, which is memory and can be put back as it was should the durable one refuse its part; so
 * either all is written or nothing. If the server dies between the two, the passing part dies with
 * it, and the request was not answered. Only one change of a user is on its way at a time.
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

  @Override
  public boolean hasPassing(SipUri user) {
    return passing.hasPassing(user);
  }

  @Override
  public void write(SipUri user, PresenceWrite write) {
    Map<CategoryKey, CategoryInstance> before = new LinkedHashMap<>();
    passing
        .find(List.of(user))
        .getOrDefault(user, List.of())
        .forEach(one -> before.put(one.key(), one));
    PresenceWrite fleeting = part(write, before, false);
    PresenceWrite kept = part(write, before, true);
    if (!fleeting.isEmpty()) {
      passing.write(user, fleeting);
    }
    if (kept.isEmpty()) {
      return;
    }
    boolean done = false;
    try {
      durable.write(user, kept);
      done = true;
    } finally {
      if (!done && !fleeting.isEmpty()) {
        passing.write(user, undoing(fleeting, before));
      }
    }
  }

  /** What is removed and was not in the passing store can only be in the durable one. */
  private static PresenceWrite part(
      PresenceWrite write, Map<CategoryKey, CategoryInstance> passing, boolean toDurable) {
    return new PresenceWrite(
        write.puts().stream()
            .filter(put -> (put.expireType() == ExpireType.STATIC) == toDurable)
            .toList(),
        write.removals().stream().filter(key -> passing.containsKey(key) != toDurable).toList());
  }

  private static PresenceWrite undoing(
      PresenceWrite write, Map<CategoryKey, CategoryInstance> before) {
    List<CategoryInstance> puts = new ArrayList<>();
    List<CategoryKey> removals = new ArrayList<>();
    List<CategoryKey> touched = new ArrayList<>(write.removals());
    write.puts().forEach(put -> touched.add(put.key()));
    for (CategoryKey key : touched) {
      CategoryInstance old = before.get(key);
      if (old == null) {
        removals.add(key);
      } else {
        puts.add(old);
      }
    }
    return new PresenceWrite(puts, removals);
  }
}
