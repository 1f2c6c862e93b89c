package org.confab.ejb.authentication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.confab.core.authentication.KnownPlaceStore;
import org.confab.core.authentication.KnownPlaces;

/** Known places in the database. */
@ApplicationScoped
@Transactional
public class JpaKnownPlaceStore implements KnownPlaceStore {
  private static final int AT_ONCE = 100;

  private final EntityManager database;

  @Inject
  JpaKnownPlaceStore(EntityManager database) {
    this.database = database;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected JpaKnownPlaceStore() {
    this(null);
  }

  @Override
  public List<KnownPlaces.Place> newest(int most) {
    List<KnownPlaces.Place> newest =
        database
            .createQuery(
                "select p from KnownPlaceEntity p order by p.seen desc", KnownPlaceEntity.class)
            .setMaxResults(most)
            .getResultStream()
            .map(KnownPlaceEntity::place)
            .collect(Collectors.toList());
    Collections.reverse(newest);
    return newest;
  }

  @Override
  public void save(Collection<KnownPlaces.Place> places, Instant now) {
    int merged = 0;
    for (KnownPlaces.Place place : places) {
      database.merge(new KnownPlaceEntity(place, now));
      if (++merged % AT_ONCE == 0) {
        letGo();
      }
    }
    letGo();
    places.stream().map(KnownPlaces.Place::user).distinct().forEach(this::makeRoom);
    database
        .createQuery("delete from KnownPlaceEntity p where p.seen < :oldest")
        .setParameter("oldest", now.minus(LIFETIME))
        .executeUpdate();
  }

  /** Each query looks through all that is held whether it has changed, so little is held. */
  private void letGo() {
    database.flush();
    database.clear();
  }

  private void makeRoom(String user) {
    List<KnownPlaceEntity> tooMany =
        database
            .createQuery(
                "select p from KnownPlaceEntity p where p.key.owner = :owner order by p.seen desc",
                KnownPlaceEntity.class)
            .setParameter("owner", user)
            .setFirstResult(PER_USER)
            .getResultList();
    if (!tooMany.isEmpty()) {
      tooMany.forEach(database::remove);
      letGo();
    }
  }
}
