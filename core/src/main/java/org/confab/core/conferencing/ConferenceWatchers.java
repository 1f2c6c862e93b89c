package org.confab.core.conferencing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.SipUri;

/** Who is subscribed to which conference, and what each is still to be told. */
final class ConferenceWatchers {
  /** One subscription. */
  static final class Watcher {
    private final ConferenceUri focus;
    private final SipUri user;
    private RosterChange untold = RosterChange.NONE;
    private long version;

    /**
     * A subscription that is told everything now.
     *
     * @param focus the conference, in the spelling that the client knows
     * @param user address of record of the subscriber
     * @param version of the document that tells everything
     */
    Watcher(ConferenceUri focus, SipUri user, long version) {
      this.focus = focus;
      this.user = user;
      this.version = version;
    }

    ConferenceUri focus() {
      return focus;
    }

    SipUri user() {
      return user;
    }

    synchronized void changed(RosterChange change) {
      untold = untold.and(change);
    }

    /** Everything is told once more; returns the version under which. */
    synchronized long again() {
      untold = RosterChange.NONE;
      return ++version;
    }

    /** What is to be told next and under which version (RFC 4575 4.4); empty if nothing. */
    synchronized Optional<Next> take() {
      if (untold.isNothing()) {
        return Optional.empty();
      }
      Next next = new Next(untold, ++version);
      untold = RosterChange.NONE;
      return Optional.of(next);
    }
  }

  /** What is to be told next: versions of one subscription rise by one, without gaps. */
  record Next(RosterChange change, long version) {}

  private final Map<ConferenceUri, Map<SubscriptionId, Watcher>> byConference =
      new ConcurrentHashMap<>();
  private final Map<SubscriptionId, Watcher> watchers = new ConcurrentHashMap<>();

  void put(SubscriptionId id, Watcher watcher) {
    watchers.put(id, watcher);
    byConference.compute(
        watcher.focus(),
        (focus, known) -> {
          Map<SubscriptionId, Watcher> more =
              known == null ? new HashMap<>() : new HashMap<>(known);
          more.put(id, watcher);
          return Map.copyOf(more);
        });
  }

  Optional<Watcher> find(SubscriptionId id) {
    return Optional.ofNullable(watchers.get(id));
  }

  /** Forgets a subscription; false if it was not known. */
  boolean remove(SubscriptionId id) {
    Watcher watcher = watchers.remove(id);
    if (watcher == null) {
      return false;
    }
    byConference.computeIfPresent(
        watcher.focus(),
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
