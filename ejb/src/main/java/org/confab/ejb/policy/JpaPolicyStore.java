package org.confab.ejb.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.confab.core.policy.PolicyScope;
import org.confab.core.policy.PolicyStore;
import org.confab.core.policy.PolicyValue;

/** Policies in the database. */
@ApplicationScoped
@Transactional
public class JpaPolicyStore implements PolicyStore {
  private final EntityManager database;

  @Inject
  JpaPolicyStore(EntityManager database) {
    this.database = database;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected JpaPolicyStore() {
    this(null);
  }

  @Override
  public List<PolicyValue> all() {
    return database
        .createQuery(
            "select p from PolicyEntity p order by p.key.scope, p.key.owner, p.key.name",
            PolicyEntity.class)
        .getResultStream()
        .map(PolicyEntity::value)
        .toList();
  }

  @Override
  public void set(PolicyValue value) {
    database.merge(new PolicyEntity(value));
  }

  @Override
  public boolean unset(PolicyScope scope, String name) {
    Optional<PolicyEntity> row =
        Optional.ofNullable(database.find(PolicyEntity.class, new PolicyEntity.Key(scope, name)));
    row.ifPresent(database::remove);
    return row.isPresent();
  }
}
