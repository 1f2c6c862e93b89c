package org.confab.ejb.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.confab.core.audit.AuditEntry;
import org.confab.core.audit.AuditFilter;
import org.confab.core.audit.AuditStore;

/** The audit log in the database, in a transaction of its own: what was refused is entered too. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class JpaAuditStore implements AuditStore {
  private final EntityManager database;

  @Inject
  JpaAuditStore(EntityManager database) {
    this.database = database;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected JpaAuditStore() {
    this(null);
  }

  @Override
  public void add(AuditEntry entry) {
    database.persist(new AuditEntity(entry));
  }

  @Override
  public List<AuditEntry> find(AuditFilter filter, int skipped, int most) {
    return asked("select e", " order by e.id desc", filter, AuditEntity.class)
        .setFirstResult(skipped)
        .setMaxResults(most)
        .getResultStream()
        .map(AuditEntity::entry)
        .toList();
  }

  @Override
  public long count(AuditFilter filter) {
    return asked("select count(e)", "", filter, Long.class).getSingleResult();
  }

  private <T> TypedQuery<T> asked(String what, String order, AuditFilter filter, Class<T> type) {
    List<String> terms = new ArrayList<>(List.of("1 = 1"));
    Map<String, Object> values = new LinkedHashMap<>();
    filter.who().ifPresent(name -> add(terms, values, "e.who = :who", "who", name));
    filter
        .what()
        .ifPresent(
            text ->
                add(
                    terms,
                    values,
                    "locate(:what, lower(e.action)) > 0",
                    "what",
                    text.toLowerCase(Locale.ROOT)));
    filter.since().ifPresent(at -> add(terms, values, "e.enteredAt >= :since", "since", at));
    filter.until().ifPresent(at -> add(terms, values, "e.enteredAt < :until", "until", at));
    filter.refused().ifPresent(yes -> terms.add(yes ? "e.status >= 400" : "e.status < 400"));
    TypedQuery<T> query =
        database.createQuery(
            what + " from AuditEntity e where " + String.join(" and ", terms) + order, type);
    values.forEach(query::setParameter);
    return query;
  }

  private static void add(
      List<String> terms, Map<String, Object> values, String term, String name, Object value) {
    terms.add(term);
    values.put(name, value);
  }

  @Override
  public void keep(Instant since, int most) {
    database
        .createQuery("delete from AuditEntity e where e.enteredAt < :since")
        .setParameter("since", since)
        .executeUpdate();
    newest("e.who = '" + AuditEntry.NOBODY + "'", most / STRANGERS_SHARE);
    newest("1 = 1", most);
  }

  /** Takes out, of the entries with that in common, all but the newest. */
  private void newest(String term, int most) {
    database
        .createQuery(
            "select e.id from AuditEntity e where " + term + " order by e.id desc", Long.class)
        .setFirstResult(most)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .ifPresent(
            first ->
                database
                    .createQuery("delete from AuditEntity e where e.id <= :first and " + term)
                    .setParameter("first", first)
                    .executeUpdate());
  }
}
