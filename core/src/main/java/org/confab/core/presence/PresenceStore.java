package org.confab.core.presence;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.confab.protocol.presence.ExpireType;
import org.confab.protocol.sip.SipUri;

/** Port: published category instances by user. Users are addresses of record. */
public interface PresenceStore {
  /** All instances of these users in one go; users without any are absent. */
  Map<SipUri, List<CategoryInstance>> find(Collection<SipUri> users);

  /** Whether the user has any that ends by itself: with an endpoint, the sign-in or a time. */
  default boolean hasPassing(SipUri user) {
    return find(List.of(user)).getOrDefault(user, List.of()).stream()
        .anyMatch(instance -> instance.expireType() != ExpireType.STATIC);
  }

  /** Stores and removes, all or nothing; after its return it is stored. */
  void write(SipUri user, PresenceWrite write);
}
