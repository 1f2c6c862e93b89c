package org.confab.ejb.directorysync;

import org.confab.core.directorysync.LinkStore;
import org.confab.ejb.database.JpaDatabase;

/** What is known of a directory's entries, for tests of what is made of it. */
public final class TestLinks {
  private TestLinks() {}

  /** Links in that database. */
  public static LinkStore in(JpaDatabase database) {
    return database.store(LinkStore.class, em -> new JpaLinkStore(em, change -> {}));
  }
}
