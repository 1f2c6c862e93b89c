package org.confab.core.conferencing;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.SipUri;

/** Who is subscribed to which conference. */
final class ConferenceWatchers {
  /**
   * One subscription.
   *
   * @param focus the conference, in the spelling that the client knows
   * @param user address of record of the subscriber
   */
  record Watcher(ConferenceUri focus, SipUri user) {}

  private final Map<ConferenceUri, Map<SubscriptionId, Watcher>> byConference =
      new ConcurrentHashMap<>();
  private final Map<SubscriptionId, ConferenceUri> conferences = new ConcurrentHashMap<>();

  void put(SubscriptionId id, Watcher watcher) {
    conferences.put(id, watcher.focus());
    byConference.compute(
        watcher.focus(),
        (focus, known) -> {
          Map<SubscriptionId, Watcher> more =
              known == null ? new HashMap<>() : new HashMap<>(known);
          more.put(id, watcher);
          return Map.copyOf(more);
        });
  }

  /** Forgets a subscription; false if it was not known. */
  boolean remove(SubscriptionId id) {
    ConferenceUri focus = conferences.remove(id);
    if (focus == null) {
      return false;
    }
    byConference.computeIfPresent(
        focus,
        (same, known) -> {
          Map<SubscriptionId, Watcher> fewer = new HashMap<>(known);
          fewer.remove(id);
          return fewer.isEmpty() ? null : Map.copyOf(fewer);
        });
    return true;
  }

  /** The subscriptions to a conference as they are now; the map does not change. */
  Map<SubscriptionId, Watcher> of(ConferenceUri focus) {
    return byConference.getOrDefault(focus, Map.of());
  }
}
