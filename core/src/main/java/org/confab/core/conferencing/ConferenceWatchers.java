package org.confab.core.conferencing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.conference.ConferenceUri;

/** Who is subscribed to which conference. */
final class ConferenceWatchers {
  private final Map<ConferenceUri, Audience> audiences = new ConcurrentHashMap<>();
  private final Map<SubscriptionId, Audience.Watcher> watchers = new ConcurrentHashMap<>();

  /**
   * Remembers a subscription to a conference; returns the audience that it belongs to.
   *
   * @param making makes it for the journal of that audience
   */
  Audience put(
      SubscriptionId id, ConferenceUri focus, Function<RosterJournal, Audience.Watcher> making) {
    return audiences.compute(
        focus,
        (same, known) -> {
          Audience audience = known == null ? new Audience() : known;
          Audience.Watcher watcher = making.apply(audience.journal());
          audience.watchers().put(id, watcher);
          watchers.put(id, watcher);
          return audience;
        });
  }

  Optional<Audience.Watcher> find(SubscriptionId id) {
    return Optional.ofNullable(watchers.get(id));
  }

  /** Forgets a subscription; false if it was not known. */
  boolean remove(SubscriptionId id) {
    Audience.Watcher watcher = watchers.remove(id);
    if (watcher == null) {
      return false;
    }
    audiences.computeIfPresent(
        watcher.focus(),
        (same, audience) -> {
          audience.watchers().remove(id);
          return audience.watchers().isEmpty() ? null : audience;
        });
    return true;
  }

  /** The subscriptions to a conference, if there are any. */
  Optional<Audience> of(ConferenceUri focus) {
    return Optional.ofNullable(audiences.get(focus));
  }
}
