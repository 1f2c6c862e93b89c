package org.confab.ejb.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.confab.core.directory.DirectoryId;
import org.confab.core.directory.Outsider;
import org.confab.core.directory.OutsiderStore;

/** People without an account in the database. */
@ApplicationScoped
@Transactional
public class JpaOutsiderStore implements OutsiderStore {
  private static final int AT_ONCE = 100;

  private final EntityManager database;

  @Inject
  JpaOutsiderStore(EntityManager database) {
    this.database = database;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected JpaOutsiderStore() {
    this(null);
  }

  @Override
  public Optional<Outsider> find(DirectoryId id) {
    return row(id).map(OutsiderEntity::outsider);
  }

  @Override
  public List<Outsider> all(Set<DirectoryId> ids) {
    List<String> texts = ids.stream().map(DirectoryId::text).toList();
    List<Outsider> found = new ArrayList<>(ids.size());
    for (int from = 0; from < texts.size(); from += AT_ONCE) {
      // Hibernate translates a list of each length anew: all are of one length, the last repeated.
      List<String> part =
          new ArrayList<>(texts.subList(from, Math.min(from + AT_ONCE, texts.size())));
      part.addAll(Collections.nCopies(AT_ONCE - part.size(), part.get(0)));
      database
          .createQuery("select o from OutsiderEntity o where o.id in :ids", OutsiderEntity.class)
          .setParameter("ids", part)
          .getResultStream()
          .map(OutsiderEntity::outsider)
          .forEach(found::add);
    }
    return found;
  }

  @Override
  public List<Outsider> page(Optional<DirectoryId> after, int limit) {
    return database
        .createQuery(
            "select o from OutsiderEntity o where o.id > :after order by o.id",
            OutsiderEntity.class)
        .setParameter("after", after.map(DirectoryId::text).orElse(""))
        .setMaxResults(limit)
        .getResultList()
        .stream()
        .map(OutsiderEntity::outsider)
        .toList();
  }

  @Override
  public void save(Outsider outsider) {
    row(outsider.id())
        .ifPresentOrElse(
            entity -> entity.set(outsider), () -> database.persist(new OutsiderEntity(outsider)));
  }

  @Override
  public boolean remove(DirectoryId id) {
    Optional<OutsiderEntity> row = row(id);
    row.ifPresent(database::remove);
    return row.isPresent();
  }

  private Optional<OutsiderEntity> row(DirectoryId id) {
    return Optional.ofNullable(database.find(OutsiderEntity.class, id.text()));
  }
}
