package org.confab.ejb.presence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.confab.core.presence.ContainerStore;
import org.confab.ejb.database.KeptChange;
import org.confab.ejb.database.KeptChange.Kept;
import org.confab.protocol.presence.Container;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.Member;
import org.confab.protocol.presence.MemberType;
import org.confab.protocol.sip.SipUri;

/** Containers with their members in the database. */
@ApplicationScoped
@Typed(JpaContainerStore.class)
@Transactional
public class JpaContainerStore implements ContainerStore {
  private final EntityManager database;
  private final Consumer<KeptChange> changes;

  @Inject
  JpaContainerStore(EntityManager database, Event<KeptChange> changes) {
    this(database, changes::fire);
  }

  JpaContainerStore(EntityManager database, Consumer<KeptChange> changes) {
    this.database = database;
    this.changes = changes;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected JpaContainerStore() {
    this(null, change -> {});
  }

  @Override
  public Map<SipUri, List<Container>> find(Collection<SipUri> users) {
    if (users.isEmpty()) {
      return Map.of();
    }
    Map<ContainerEntity.Key, List<Member>> members =
        Owners.rows(
                database,
                ContainerMemberEntity.class,
                "select m from ContainerMemberEntity m where m.key.owner",
                "order by m.place",
                users)
            .stream()
            .collect(
                Collectors.groupingBy(
                    ContainerMemberEntity::container,
                    Collectors.mapping(ContainerMemberEntity::member, Collectors.toList())));
    Map<SipUri, List<Container>> found = new HashMap<>();
    Owners.rows(
            database,
            ContainerEntity.class,
            "select c from ContainerEntity c where c.key.owner",
            "order by c.key.container",
            users)
        .forEach(
            row ->
                found
                    .computeIfAbsent(Owners.user(row.key().owner()), user -> new ArrayList<>())
                    .add(container(row, members.getOrDefault(row.key(), List.of()))));
    return found;
  }

  private static Container container(ContainerEntity row, List<Member> members) {
    return new Container(ContainerId.of(row.key().container()), row.version(), members);
  }

  @Override
  public List<SipUri> naming(SipUri person) {
    return database
        .createQuery(
            "select distinct m.key.owner from ContainerMemberEntity m where m.key.kind = :kind"
                + " and m.key.member = :person order by m.key.owner",
            String.class)
        .setParameter("kind", MemberType.USER.asString())
        .setParameter("person", Owners.key(person))
        .getResultStream()
        .map(Owners::user)
        .toList();
  }

  @Override
  public void replace(SipUri user, List<Container> containers) {
    String owner = Owners.key(user);
    changes.accept(new KeptChange(Kept.PRESENCE, user));
    for (Container container : containers) {
      int id = container.id().value();
      database.merge(new ContainerEntity(owner, id, container.version()));
      database
          .createQuery(
              "delete from ContainerMemberEntity m where m.key.owner = :owner and m.key.container ="
                  + " :id")
          .setParameter("owner", owner)
          .setParameter("id", id)
          .executeUpdate();
      int place = 0;
      for (Member member : container.members()) {
        database.persist(new ContainerMemberEntity(owner, id, member, place++));
      }
    }
  }
}
