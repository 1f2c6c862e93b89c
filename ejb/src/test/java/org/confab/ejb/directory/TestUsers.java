package org.confab.ejb.directory;

import jakarta.persistence.EntityManager;
import org.confab.core.directory.SearchStore;
import org.confab.core.directory.UserStore;
import org.confab.ejb.database.JpaDatabase;

/** Users in a database, for tests of what belongs to them. */
public final class TestUsers {
  private TestUsers() {}

  /** The users of that database; nobody is told of changes. */
  public static UserStore in(JpaDatabase database) {
    return database.store(UserStore.class, TestUsers::on);
  }

  /** The same in the caller's transaction. */
  public static UserStore on(EntityManager entities) {
    return new JpaUserStore(entities, change -> {});
  }

  /** The search in that database. */
  public static SearchStore searchIn(JpaDatabase database) {
    return database.store(SearchStore.class, JpaSearchStore::new);
  }
}
