package org.confab.ejb.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.confab.core.SipDomains;
import org.confab.core.directory.SearchStore;
import org.confab.core.directory.User;
import org.confab.protocol.directory.DirectoryTerm;

/**
 * Finds people in the database: one query for users and one for those without an account who have
 * an address elsewhere, each bounded by the limit, each term by the index.
 */
@ApplicationScoped
@Transactional
public class JpaSearchStore implements SearchStore {
  /** Of users who are there for checks alone nobody is told. */
  private static final String TOLD =
      "not exists (select c from CheckUserEntity c where c.owner = p.aor)";

  private static final String SERVED = "substring(p.aor, locate('@', p.aor) + 1) in :served";

  private final EntityManager database;

  @Inject
  JpaSearchStore(EntityManager database) {
    this.database = database;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected JpaSearchStore() {
    this(null);
  }

  @Override
  public List<User> search(List<DirectoryTerm> terms, SipDomains served, int limit) {
    Stream<User> users =
        query(UserEntity.class, "p.enabled = true and " + SERVED + " and " + TOLD, "p.aor", terms)
            .setParameter("served", served.all())
            .setMaxResults(limit)
            .getResultList()
            .stream()
            .map(UserEntity::user);
    Stream<User> outsiders =
        query(OutsiderEntity.class, "p.address is not null", "p.address", terms)
            .setMaxResults(limit)
            .getResultList()
            .stream()
            .map(OutsiderEntity::outsider)
            .map(outsider -> outsider.card().user(outsider.address().orElseThrow()));
    return Stream.concat(users, outsiders)
        .sorted(Comparator.comparing(user -> user.aor().address()))
        .limit(limit)
        .toList();
  }

  private <T> TypedQuery<T> query(
      Class<T> kind, String condition, String order, List<DirectoryTerm> terms) {
    String question = question(kind.getSimpleName(), condition, order, terms);
    TypedQuery<T> query = database.createQuery(question, kind);
    for (int i = 0; i < terms.size(); i++) {
      query.setParameter("attribute" + i, terms.get(i).attribute().wireName());
      query.setParameter("text" + i, sought(terms.get(i)));
    }
    return query;
  }

  /** A join for each term: a person has one text of an attribute, so nobody is found twice. */
  private static String question(
      String kind, String condition, String order, List<DirectoryTerm> terms) {
    StringBuilder joins = new StringBuilder("select p from ").append(kind).append(" p");
    StringBuilder conditions = new StringBuilder(" where ").append(condition);
    for (int i = 0; i < terms.size(); i++) {
      joins.append(" join p.searchTexts t").append(i);
      conditions.append(" and key(t").append(i).append(") = :attribute").append(i);
      conditions.append(" and value(t").append(i).append(") ");
      conditions.append(terms.get(i).whole() ? "= :text" + i : "like :text" + i + " escape '!'");
    }
    return joins.append(conditions).append(" order by ").append(order).toString();
  }

  private static String sought(DirectoryTerm term) {
    return term.whole() ? term.prefix() : escaped(term.prefix()) + "%";
  }

  private static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
