package org.confab.ejb.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.List;
import org.confab.core.directory.SearchStore;
import org.confab.core.directory.User;
import org.confab.protocol.directory.DirectoryTerm;

/** Finds users in the database: one query, bounded by its limit, each term by the index. */
@ApplicationScoped
@Transactional
public class JpaSearchStore implements SearchStore {
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
  public List<User> search(List<DirectoryTerm> terms, int limit) {
    TypedQuery<UserEntity> query =
        database.createQuery(question(terms), UserEntity.class).setMaxResults(limit);
    for (int i = 0; i < terms.size(); i++) {
      query.setParameter("attribute" + i, terms.get(i).attribute().wireName());
      query.setParameter("text" + i, sought(terms.get(i)));
    }
    return query.getResultStream().map(UserEntity::user).toList();
  }

  /** A join for each term: a user has one text of an attribute, so nobody is found twice. */
  private static String question(List<DirectoryTerm> terms) {
    StringBuilder joins = new StringBuilder("select u from UserEntity u");
    StringBuilder conditions = new StringBuilder(" where u.enabled = true");
    for (int i = 0; i < terms.size(); i++) {
      joins.append(" join u.searchTexts t").append(i);
      conditions.append(" and key(t").append(i).append(") = :attribute").append(i);
      conditions.append(" and value(t").append(i).append(") ");
      conditions.append(terms.get(i).whole() ? "= :text" + i : "like :text" + i + " escape '!'");
    }
    return joins.append(conditions).append(" order by u.aor").toString();
  }

  private static String sought(DirectoryTerm term) {
    return term.whole() ? term.prefix() : escaped(term.prefix()) + "%";
  }

  private static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
