package org.confab.ejb.groupexpansion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.confab.core.groupexpansion.DistributionList;
import org.confab.core.groupexpansion.DistributionListStore;
import org.confab.core.groupexpansion.MailAddress;

/** Distribution lists in the database. */
@ApplicationScoped
@Transactional
public class JpaDistributionListStore implements DistributionListStore {
  private final EntityManager database;

  @Inject
  JpaDistributionListStore(EntityManager database) {
    this.database = database;
  }

  @Override
  public Optional<DistributionList> find(MailAddress address) {
    return row(address).map(DistributionListEntity::list);
  }

  @Override
  public List<DistributionList> page(Optional<MailAddress> after, int limit) {
    return database
        .createQuery(
            "select l from DistributionListEntity l where l.address > :after order by l.address",
            DistributionListEntity.class)
        .setParameter("after", after.map(MailAddress::asString).orElse(""))
        .setMaxResults(limit)
        .getResultList()
        .stream()
        .map(DistributionListEntity::list)
        .toList();
  }

  @Override
  public void save(DistributionList list) {
    row(list.address())
        .ifPresentOrElse(
            entity -> entity.set(list), () -> database.persist(new DistributionListEntity(list)));
  }

  @Override
  public boolean remove(MailAddress address) {
    Optional<DistributionListEntity> row = row(address);
    row.ifPresent(database::remove);
    return row.isPresent();
  }

  private Optional<DistributionListEntity> row(MailAddress address) {
    return Optional.ofNullable(database.find(DistributionListEntity.class, address.asString()));
  }
}
