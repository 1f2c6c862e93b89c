package org.confab.core.authentication;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * From which networks users have signed in. Answers from memory; what is new is stored from time to
 * time, so that a restart forgets nobody. Bounded, the place unused for longest makes room; safe
 * for use by several threads.
 */
public final class KnownPlaces {
  /** Most places that are remembered. */
  public static final int MOST = 16_384;

  /** A place in use is stored again after that time, so that it does not become too old. */
  static final Duration STORED_FOR = Duration.ofDays(1);

  private static final int LONGEST_NAME = 320;

  /**
   * A network of a user.
   *
   * @param user name in lower case, {@code user@domain}
   * @param network see {@link SourceNetwork}
   */
  public record Place(String user, String network) {
    static Place of(String user, String address) {
      String name = user.length() > LONGEST_NAME ? user.substring(0, LONGEST_NAME) : user;
      return new Place(name.toLowerCase(Locale.ROOT), SourceNetwork.of(address));
    }
  }

  private final Clock clock;
  private final Map<Place, Instant> stored =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Instant> eldest) {
          return size() > MOST;
        }
      };
  private final Set<Place> unsaved = new LinkedHashSet<>();

  /** No place is known yet. */
  public KnownPlaces(Clock clock) {
    this.clock = clock;
  }

  /**
   * What was known when the server stopped.
   *
   * @param places oldest first
   */
  public synchronized void recall(List<Place> places) {
    places.forEach(place -> stored.put(place, Instant.EPOCH));
  }

  synchronized boolean contains(Place place) {
    return stored.get(place) != null;
  }

  synchronized void add(Place place) {
    Instant now = clock.instant();
    Instant last = stored.getOrDefault(place, Instant.EPOCH);
    if (!now.isBefore(last.plus(STORED_FOR))) {
      stored.put(place, now);
      if (unsaved.size() < MOST) {
        unsaved.add(place);
      }
    }
  }

  /** What is to be stored since the last call. */
  public synchronized List<Place> takeUnsaved() {
    List<Place> taken = new ArrayList<>(unsaved);
    unsaved.clear();
    return taken;
  }
}
