package org.confab.ejb.presence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.confab.core.presence.AclStore;
import org.confab.protocol.lcs.Ace;
import org.confab.protocol.lcs.AclList;
import org.confab.protocol.sip.SipUri;

/** Access control lists in the database. */
@ApplicationScoped
@Transactional
public class JpaAclStore implements AclStore {
  private final EntityManager database;

  @Inject
  JpaAclStore(EntityManager database) {
    this.database = database;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected JpaAclStore() {
    this(null);
  }

  @Override
  public Optional<AclList> find(SipUri user) {
    String owner = Owners.key(user);
    return Optional.ofNullable(database.find(AclEntity.class, owner))
        .map(list -> new AclList(list.delta(), entries(owner)));
  }

  private List<Ace> entries(String owner) {
    return database
        .createQuery(
            "select e from AceEntity e where e.key.owner = :owner order by e.place",
            AceEntity.class)
        .setParameter("owner", owner)
        .getResultList()
        .stream()
        .map(AceEntity::ace)
        .toList();
  }

  @Override
  public void put(SipUri user, AclList list) {
    String owner = Owners.key(user);
    database
        .createQuery("delete from AceEntity e where e.key.owner = :owner")
        .setParameter("owner", owner)
        .executeUpdate();
    database.clear(); // what was read before is not there any more
    database.merge(new AclEntity(owner, list.deltaNumber()));
    int place = 0;
    for (Ace ace : list.entries()) {
      database.persist(new AceEntity(owner, ace, place++));
    }
  }
}
