package org.confab.ejb.directorysync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.confab.core.directory.DirectoryId;
import org.confab.core.directorysync.EntryName;
import org.confab.core.directorysync.Link;
import org.confab.core.directorysync.LinkStore;
import org.confab.core.directorysync.SyncState;
import org.confab.core.groupexpansion.MailAddress;
import org.confab.ejb.directory.NamesChange;
import org.confab.protocol.sip.SipUri;

/** What is known of the directory's entries, in the database. */
@ApplicationScoped
@Transactional
public class JpaLinkStore implements LinkStore {
  private final EntityManager database;
  private final Consumer<NamesChange> changes;

  @Inject
  JpaLinkStore(EntityManager database, Event<NamesChange> changes) {
    this(database, changes::fire);
  }

  JpaLinkStore(EntityManager database, Consumer<NamesChange> changes) {
    this.database = database;
    this.changes = changes;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected JpaLinkStore() {
    this(null, change -> {});
  }

  @Override
  public <T> T together(Supplier<T> work) {
    return work.get();
  }

  @Override
  public Optional<Link> find(DirectoryId id) {
    return row(id).map(LinkEntity::link);
  }

  @Override
  public Optional<Link> ofUser(SipUri user) {
    return one("owner", user.aor().address());
  }

  @Override
  public Optional<Link> ofList(MailAddress list) {
    return one("listAddress", list.asString());
  }

  private Optional<Link> one(String column, String value) {
    return database
        .createQuery("select l from LinkEntity l where l." + column + " = :value", LinkEntity.class)
        .setParameter("value", value)
        .getResultStream()
        .findFirst()
        .map(LinkEntity::link);
  }

  @Override
  public Map<DirectoryId, EntryName> all() {
    Map<DirectoryId, EntryName> all = new HashMap<>();
    for (Object[] row :
        database
            .createQuery("select l.id, l.name from LinkEntity l", Object[].class)
            .getResultList()) {
      all.put(new DirectoryId((String) row[0]), new EntryName((String) row[1]));
    }
    return all;
  }

  @Override
  public long users() {
    return count("l.owner is not null");
  }

  @Override
  public long outsiders() {
    return count("l.outsider = true");
  }

  @Override
  public long lists() {
    return count("l.listAddress is not null");
  }

  private long count(String which) {
    return database
        .createQuery("select count(l) from LinkEntity l where " + which, Long.class)
        .getSingleResult();
  }

  @Override
  public List<Link> refused(int limit) {
    return links("l.refused <> '' order by l.name").setMaxResults(limit).getResultList().stream()
        .map(LinkEntity::link)
        .toList();
  }

  @Override
  public List<Link> expired(Instant now, Optional<DirectoryId> after, int limit) {
    return links(
            "l.expires <= :now and l.enabled = true and l.owner is not null and l.id > :after"
                + " order by l.id")
        .setParameter("now", now)
        .setParameter("after", after.map(DirectoryId::text).orElse(""))
        .setMaxResults(limit)
        .getResultList()
        .stream()
        .map(LinkEntity::link)
        .toList();
  }

  @Override
  public void logins(DirectoryId person, Set<String> names) {
    Set<String> before = logins(person);
    if (names.equals(before) || row(person).isEmpty()) {
      return;
    }
    changes.accept(new NamesChange());
    database.flush();
    database
        .createNativeQuery("delete from directory_logins where id = ?1")
        .setParameter(1, person.text())
        .executeUpdate();
    for (String name : names) {
      database
          .createNativeQuery("insert into directory_logins (id, name) values (?1, ?2)")
          .setParameter(1, person.text())
          .setParameter(2, name)
          .executeUpdate();
    }
  }

  private Set<String> logins(DirectoryId person) {
    List<?> names =
        database
            .createNativeQuery("select l.name from directory_logins l where l.id = ?1")
            .setParameter(1, person.text())
            .getResultList();
    return names.stream().map(Object::toString).collect(Collectors.toSet());
  }

  @Override
  public Map<DirectoryId, Instant> missing() {
    Map<DirectoryId, Instant> all = new HashMap<>();
    for (Object[] row :
        database
            .createQuery(
                "select l.id, l.missingSince from LinkEntity l where l.missingSince is not null",
                Object[].class)
            .getResultList()) {
      all.put(new DirectoryId((String) row[0]), (Instant) row[1]);
    }
    return all;
  }

  @Override
  public void missing(DirectoryId id, Optional<Instant> since) {
    row(id).ifPresent(link -> link.setMissingSince(since));
  }

  private TypedQuery<LinkEntity> links(String which) {
    return database.createQuery("select l from LinkEntity l where " + which, LinkEntity.class);
  }

  @Override
  public void save(Link link) {
    Optional<LinkEntity> row = row(link.id());
    if (row.isEmpty()) {
      database.persist(new LinkEntity(link));
      return;
    }
    if (!row.get().link().user().equals(link.user())) {
      changes.accept(new NamesChange());
    }
    String before = row.get().nameKey();
    row.get().set(link);
    String now = row.get().nameKey();
    if (!before.equals(now)) {
      moved("update directory_members set name_key = ?1 where name_key = ?2", before, now);
      moved("update directory_entries set manager_key = ?1 where manager_key = ?2", before, now);
    }
  }

  private void moved(String update, String before, String now) {
    database.createNativeQuery(update).setParameter(1, now).setParameter(2, before).executeUpdate();
  }

  @Override
  public void manager(DirectoryId person, Optional<EntryName> manager) {
    row(person).ifPresent(link -> link.setManager(manager));
  }

  @Override
  public void remove(DirectoryId id) {
    members(id, List.of());
    logins(id, Set.of());
    row(id).ifPresent(database::remove);
  }

  @Override
  public void members(DirectoryId group, List<EntryName> names) {
    database.flush();
    database
        .createNativeQuery("delete from directory_members where group_id = ?1")
        .setParameter(1, group.text())
        .executeUpdate();
    for (int i = 0; i < names.size(); i++) {
      database
          .createNativeQuery(
              "insert into directory_members (group_id, position, name_key) values (?1, ?2, ?3)")
          .setParameter(1, group.text())
          .setParameter(2, i)
          .setParameter(3, NameKey.of(names.get(i)))
          .executeUpdate();
    }
  }

  @Override
  public List<Link> members(DirectoryId group) {
    List<?> rows =
        database
            .createNativeQuery(
                "select e.* from directory_members m"
                    + " join directory_entries e on e.name_key = m.name_key"
                    + " where m.group_id = ?1 order by m.position",
                LinkEntity.class)
            .setParameter(1, group.text())
            .getResultList();
    return rows.stream().map(row -> ((LinkEntity) row).link()).distinct().toList();
  }

  @Override
  public Set<DirectoryId> groupsIn(DirectoryId group) {
    List<?> ids =
        database
            .createNativeQuery(
                "select e.id from directory_members m"
                    + " join directory_entries e on e.name_key = m.name_key"
                    + " where m.group_id = ?1"
                    + " and exists (select 1 from directory_members n where n.group_id = e.id)")
            .setParameter(1, group.text())
            .getResultList();
    return ids.stream().map(id -> new DirectoryId(id.toString())).collect(Collectors.toSet());
  }

  @Override
  public void outdated(DirectoryId group) {
    row(group).ifPresent(link -> link.setOutdated(true));
  }

  @Override
  public void outdated(EntryName member) {
    List<?> groups =
        database
            .createNativeQuery("select m.group_id from directory_members m where m.name_key = ?1")
            .setParameter(1, NameKey.of(member))
            .getResultList();
    groups.forEach(group -> outdated(new DirectoryId(group.toString())));
  }

  @Override
  public List<DirectoryId> outdated(int limit) {
    return links("l.outdated = true order by l.id").setMaxResults(limit).getResultList().stream()
        .map(row -> row.link().id())
        .toList();
  }

  @Override
  public void composed(DirectoryId group) {
    row(group).ifPresent(link -> link.setOutdated(false));
  }

  @Override
  public SyncState state() {
    return Optional.ofNullable(database.find(SyncStateEntity.class, SyncStateEntity.KEY))
        .map(SyncStateEntity::state)
        .orElse(SyncState.NONE);
  }

  @Override
  public void state(SyncState state) {
    Optional.ofNullable(database.find(SyncStateEntity.class, SyncStateEntity.KEY))
        .ifPresentOrElse(row -> row.set(state), () -> database.persist(new SyncStateEntity(state)));
  }

  private Optional<LinkEntity> row(DirectoryId id) {
    return Optional.ofNullable(database.find(LinkEntity.class, id.text()));
  }
}
