package org.confab.ejb.groupexpansion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
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
