package org.confab.ejb.directory;

import org.confab.core.directory.UserStore;
import org.confab.ejb.database.JpaDatabase;

/** Users in a database, for tests of what belongs to them. */
public final class TestUsers {
  private TestUsers() {}

  /** The users of that database; nobody is told of changes. */
  public static UserStore in(JpaDatabase database) {
    return database.store(UserStore.class, em -> new JpaUserStore(em, change -> {}));
  }
}
