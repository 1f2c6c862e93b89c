package org.confab.ejb.accounts;

import org.confab.core.accounts.Belongings;
import org.confab.core.accounts.Inheritance;
import org.confab.ejb.database.JpaDatabase;

/** What users have in a database, for tests of what goes with them. */
public final class TestBelongings {
  private TestBelongings() {}

  /** Deletes what a user has in that database. */
  public static Belongings in(JpaDatabase database) {
    return database.store(Belongings.class, em -> new OwnedRows(em, change -> {}));
  }

  /** Passes on what a user has in that database. */
  public static Inheritance inherited(JpaDatabase database) {
    return database.store(Inheritance.class, em -> new OwnedRows(em, change -> {}));
  }
}
