package org.confab.core.authentication;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Port: where {@link KnownPlaces} outlive the server. */
public interface KnownPlaceStore {
  /** Most networks of one user; the one unused for longest makes room. */
  int PER_USER = 16;

  /** A network that a user has not come from for so long is forgotten. */
  Duration LIFETIME = Duration.ofDays(90);

  /**
   * The places that were used last.
   *
   * @return at most so many, oldest first
   */
  List<KnownPlaces.Place> newest(int most);

  /** Stores that these were used now; what is too old or too much goes. */
  void save(Collection<KnownPlaces.Place> places, Instant now);
}
