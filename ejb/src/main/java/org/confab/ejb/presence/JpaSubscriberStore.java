package org.confab.ejb.presence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import org.confab.core.presence.SubscriberStore;
import org.confab.protocol.presence.Subscriber;
import org.confab.protocol.sip.SipUri;

/** Subscribers in the database. */
@ApplicationScoped
@Transactional
public class JpaSubscriberStore implements SubscriberStore {
  private final EntityManager database;

  @Inject
  JpaSubscriberStore(EntityManager database) {
    this.database = database;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected JpaSubscriberStore() {
    this(null);
  }

  @Override
  public List<Subscriber> find(SipUri user) {
    return database
        .createQuery(
            "select s from SubscriberEntity s where s.key.owner = :owner order by s.key.subscriber",
            SubscriberEntity.class)
        .setParameter("owner", Owners.key(user))
        .getResultList()
        .stream()
        .map(SubscriberEntity::subscriber)
        .toList();
  }

  @Override
  public List<SipUri> naming(SipUri subscriber) {
    return database
        .createQuery(
            "select s.key.owner from SubscriberEntity s where s.key.subscriber = :person"
                + " order by s.key.owner",
            String.class)
        .setParameter("person", Owners.key(subscriber))
        .getResultStream()
        .map(Owners::user)
        .toList();
  }

  @Override
  public void remove(SipUri user, SipUri subscriber) {
    database
        .createQuery(
            "delete from SubscriberEntity s where s.key.owner = :owner and s.key.subscriber ="
                + " :person")
        .setParameter("owner", Owners.key(user))
        .setParameter("person", Owners.key(subscriber))
        .executeUpdate();
    database.clear(); // what was read before is not there any more
  }

  @Override
  public void put(SipUri user, Subscriber subscriber) {
    database.merge(new SubscriberEntity(Owners.key(user), subscriber));
  }
}
