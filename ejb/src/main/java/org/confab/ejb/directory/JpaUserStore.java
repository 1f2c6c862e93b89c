package org.confab.ejb.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.confab.core.directory.User;
import org.confab.core.directory.UserStore;
import org.confab.protocol.sip.SipUri;

/** Users in the database. */
@ApplicationScoped
@Transactional
public class JpaUserStore implements UserStore {
  private final EntityManager database;
  private final Consumer<UserChange> changes;

  @Inject
  JpaUserStore(EntityManager database, Event<UserChange> changes) {
    this(database, (Consumer<UserChange>) changes::fire);
  }

  JpaUserStore(EntityManager database, Consumer<UserChange> changes) {
    this.database = database;
    this.changes = changes;
  }

  @Override
  public Optional<User> find(SipUri uri) {
    return row(uri).map(UserEntity::user);
  }

  @Override
  public Optional<User> findForChange(SipUri uri) {
    return Optional.ofNullable(
            database.find(UserEntity.class, UserEntity.key(uri), LockModeType.PESSIMISTIC_WRITE))
        .map(UserEntity::user);
  }

  @Override
  public List<User> all() {
    return database
        .createQuery("select u from UserEntity u order by u.aor", UserEntity.class)
        .getResultList()
        .stream()
        .map(UserEntity::user)
        .toList();
  }

  @Override
  public List<User> page(Optional<SipUri> after, int limit) {
    return database
        .createQuery(
            "select u from UserEntity u where u.aor > :after and not exists"
                + " (select c from CheckUserEntity c where c.owner = u.aor) order by u.aor",
            UserEntity.class)
        .setParameter("after", after.map(UserEntity::key).orElse(""))
        .setMaxResults(limit)
        .getResultList()
        .stream()
        .map(UserEntity::user)
        .toList();
  }

  @Override
  public boolean add(User user) {
    if (row(user.aor()).isPresent()) {
      return false;
    }
    database.persist(new UserEntity(user));
    changes.accept(new UserChange.Stored(user));
    return true;
  }

  @Override
  public boolean replace(User user) {
    Optional<UserEntity> row = row(user.aor());
    row.ifPresent(
        entity -> {
          entity.set(user);
          changes.accept(new UserChange.Stored(user));
        });
    return row.isPresent();
  }

  @Override
  public boolean remove(SipUri uri) {
    Optional<UserEntity> row = row(uri);
    row.ifPresent(
        entity -> {
          database.remove(entity);
          changes.accept(new UserChange.Removed(uri.aor()));
        });
    return row.isPresent();
  }

  private Optional<UserEntity> row(SipUri uri) {
    return Optional.ofNullable(database.find(UserEntity.class, UserEntity.key(uri)));
  }
}
