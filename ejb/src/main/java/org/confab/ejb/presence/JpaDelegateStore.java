package org.confab.ejb.presence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import org.confab.core.presence.DelegateStore;
import org.confab.protocol.presence.Delegate;
import org.confab.protocol.presence.Delegates;
import org.confab.protocol.sip.SipUri;

/** Delegates in the database. */
@ApplicationScoped
@Transactional
public class JpaDelegateStore implements DelegateStore {
  private final EntityManager database;

  @Inject
  JpaDelegateStore(EntityManager database) {
    this.database = database;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected JpaDelegateStore() {
    this(null);
  }

  @Override
  public Delegates find(SipUri user) {
    String owner = Owners.key(user);
    DelegatesEntity list = database.find(DelegatesEntity.class, owner);
    if (list == null) {
      return Delegates.NONE;
    }
    return new Delegates(
        list.version(),
        database
            .createQuery(
                "select d from DelegateEntity d where d.key.owner = :owner order by d.place",
                DelegateEntity.class)
            .setParameter("owner", owner)
            .getResultList()
            .stream()
            .map(DelegateEntity::delegate)
            .toList());
  }

  @Override
  public List<SipUri> naming(SipUri delegate) {
    return database
        .createQuery(
            "select d.key.owner from DelegateEntity d where d.key.delegate = :person"
                + " order by d.key.owner",
            String.class)
        .setParameter("person", Owners.key(delegate))
        .getResultStream()
        .map(Owners::user)
        .toList();
  }

  @Override
  public void replace(SipUri user, Delegates delegates) {
    String owner = Owners.key(user);
    database.merge(new DelegatesEntity(owner, delegates.version()));
    database
        .createQuery("delete from DelegateEntity d where d.key.owner = :owner")
        .setParameter("owner", owner)
        .executeUpdate();
    int place = 0;
    for (Delegate delegate : delegates.all()) {
      database.persist(new DelegateEntity(owner, delegate, place++));
    }
  }
}
