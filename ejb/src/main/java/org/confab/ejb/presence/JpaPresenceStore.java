package org.confab.ejb.presence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.confab.core.presence.CategoryInstance;
import org.confab.core.presence.PresenceStore;
import org.confab.core.presence.PresenceWrite;
import org.confab.ejb.database.KeptChange;
import org.confab.ejb.database.KeptChange.Kept;
import org.confab.protocol.sip.SipUri;

/** Static category instances in the database: one half of the store of all of them. */
@ApplicationScoped
@Typed(JpaPresenceStore.class)
@Transactional
public class JpaPresenceStore implements PresenceStore {
  private final EntityManager database;
  private final Consumer<KeptChange> changes;

  @Inject
  JpaPresenceStore(EntityManager database, Event<KeptChange> changes) {
    this(database, changes::fire);
  }

  JpaPresenceStore(EntityManager database, Consumer<KeptChange> changes) {
    this.database = database;
    this.changes = changes;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected JpaPresenceStore() {
    this(null, change -> {});
  }

  @Override
  public Map<SipUri, List<CategoryInstance>> find(Collection<SipUri> users) {
    if (users.isEmpty()) {
      return Map.of();
    }
    return Owners.rows(
            database,
            CategoryInstanceEntity.class,
            "select i from CategoryInstanceEntity i where i.key.owner",
            "",
            users)
        .stream()
        .collect(
            Collectors.groupingBy(
                row -> Owners.user(row.owner()),
                Collectors.mapping(CategoryInstanceEntity::instance, Collectors.toList())));
  }

  @Override
  public void write(SipUri user, PresenceWrite write) {
    String owner = Owners.key(user);
    changes.accept(new KeptChange(Kept.PRESENCE, user));
    write
        .removals()
        .forEach(
            key -> {
              CategoryInstanceEntity row =
                  database.find(
                      CategoryInstanceEntity.class, CategoryInstanceEntity.Key.of(owner, key));
              if (row != null) {
                database.remove(row);
              }
            });
    write.puts().forEach(put -> database.merge(new CategoryInstanceEntity(owner, put)));
  }
}
