package org.confab.ejb.authentication;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.confab.core.authentication.KnownPlaces;

/** A row of {@code known_places}. */
@Entity
@Table(name = "known_places")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class KnownPlaceEntity {
  /** Which network of whom. */
  @Embeddable
  record Key(String owner, String network) {}

  @EmbeddedId private Key key;
  private Instant seen;

  /** For Hibernate. */
  protected KnownPlaceEntity() {}

  KnownPlaceEntity(KnownPlaces.Place place, Instant seen) {
    this.key = new Key(place.user(), place.network());
    this.seen = seen;
  }

  KnownPlaces.Place place() {
    return new KnownPlaces.Place(key.owner(), key.network());
  }
}
