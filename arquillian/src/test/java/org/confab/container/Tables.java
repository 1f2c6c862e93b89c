package org.confab.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Empties tables, so that each test starts with an empty store. */
@ApplicationScoped
@Transactional
public class Tables {
  @PersistenceContext(unitName = "confab")
  private EntityManager database;

  /** Removes every row of these tables, in this order. */
  public void empty(String... tables) {
    for (String table : tables) {
      database.createNativeQuery("delete from " + table).executeUpdate();
    }
    database.getEntityManagerFactory().getCache().evictAll();
  }
}
