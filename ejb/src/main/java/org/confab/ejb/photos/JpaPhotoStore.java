package org.confab.ejb.photos;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.core.photos.ImageKind;
import org.confab.core.photos.Photo;
import org.confab.core.photos.PhotoFacts;
import org.confab.core.photos.PhotoSource;
import org.confab.core.photos.PhotoStore;
import org.confab.protocol.sip.SipUri;

/** Pictures of users in the database. Whole pictures are read only to be shown. */
@ApplicationScoped
@Transactional
public class JpaPhotoStore implements PhotoStore {
  private final EntityManager database;

  @Inject
  JpaPhotoStore(EntityManager database) {
    this.database = database;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected JpaPhotoStore() {
    this(null);
  }

  @Override
  public Optional<Photo> find(String hash) {
    return database
        .createQuery("select p.content from PhotoEntity p where p.hash = :hash", byte[].class)
        .setParameter("hash", hash)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(Photo::of);
  }

  @Override
  public Map<SipUri, PhotoFacts> facts(Collection<SipUri> people) {
    if (people.isEmpty()) {
      return Map.of();
    }
    List<Object[]> rows =
        database
            .createQuery(
                "select p.owner, p.source, p.kind, p.size, p.hash from PhotoEntity p"
                    + " where p.owner in (:owners)",
                Object[].class)
            .setParameter("owners", people.stream().map(uri -> uri.aor().address()).toList())
            .getResultList();
    Map<SipUri, PhotoFacts> found = new HashMap<>();
    for (Object[] row : rows) {
      SipUri owner = SipUri.parse("sip:" + row[0]);
      PhotoFacts facts = new PhotoFacts((ImageKind) row[2], (Integer) row[3], (String) row[4]);
      if (row[1] == PhotoSource.ADMINISTRATOR) {
        found.put(owner, facts);
      } else {
        found.putIfAbsent(owner, facts);
      }
    }
    return found;
  }

  @Override
  public boolean save(SipUri user, PhotoSource source, Photo photo) {
    Optional<String> before = hash(user, source);
    if (before.equals(Optional.of(photo.facts().hash()))) {
      return false;
    }
    if (before.isEmpty()) {
      database.persist(new PhotoEntity(user, source, photo));
    } else {
      database.find(PhotoEntity.class, new PhotoKey(user, source)).set(photo);
    }
    return true;
  }

  @Override
  public boolean remove(SipUri user, PhotoSource source) {
    if (hash(user, source).isEmpty()) {
      return false;
    }
    database.remove(database.find(PhotoEntity.class, new PhotoKey(user, source)));
    return true;
  }

  /** Of the picture that is there, without reading it. */
  private Optional<String> hash(SipUri user, PhotoSource source) {
    return database
        .createQuery(
            "select p.hash from PhotoEntity p where p.owner = :owner and p.source = :source",
            String.class)
        .setParameter("owner", user.aor().address())
        .setParameter("source", source)
        .getResultStream()
        .findFirst();
  }

  @Override
  public boolean any() {
    return database
        .createQuery("select p.size from PhotoEntity p", Integer.class)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .isPresent();
  }
}
