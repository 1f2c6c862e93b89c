package org.confab.ejb.authentication;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.confab.core.authentication.KnownPlaceStore;
import org.confab.core.authentication.KnownPlaces;

/** Stores where users have signed in, beside the way of their messages. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KnownPlaceSaver {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private KnownPlaces places;

  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private KnownPlaceStore store;

  /** Twice a minute: a kill forgets no more than that. */
  @Schedule(hour = "*", minute = "*", second = "7,37", persistent = false)
  public void save() {
    List<KnownPlaces.Place> unsaved = places.takeUnsaved();
    if (!unsaved.isEmpty()) {
      store.save(unsaved, Instant.now());
    }
  }
}
