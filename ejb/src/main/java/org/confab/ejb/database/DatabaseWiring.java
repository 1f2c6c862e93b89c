package org.confab.ejb.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.confab.core.Waiting;

/** Lets stores take the entity manager by constructor; it follows the transaction of its caller. */
@ApplicationScoped
public class DatabaseWiring {
  @Produces
  @PersistenceContext(unitName = "confab")
  @SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // injected by the container, read by CDI
  private EntityManager entityManager;

  /** For those who wait for the database. */
  @Produces
  @Singleton
  Waiting waiting() {
    return new Waiting();
  }
}
