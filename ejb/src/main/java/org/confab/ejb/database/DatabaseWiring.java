package org.confab.ejb.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Lets stores take the entity manager by constructor; it follows the transaction of its caller. */
@ApplicationScoped
public class DatabaseWiring {
  @Produces
  @PersistenceContext(unitName = "confab")
  @SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // injected by the container, read by CDI
  private EntityManager entityManager;
}
