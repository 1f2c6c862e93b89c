package org.confab.ejb.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * JUnit extension: an empty H2 database in memory for every test, with all migrations applied and
 * compared with all entities, as in the server.
 *
 * <pre>{@code
 * class JpaUserStoreTest implements UserStoreContract {
 *   @RegisterExtension final JpaDatabase database = new JpaDatabase();
 *
 *   public UserStore store() {
 *     return database.store(UserStore.class, JpaUserStore::new);
 *   }
 * }
 * }</pre>
 */
public final class JpaDatabase implements BeforeEachCallback, AfterEachCallback {
  private EntityManagerFactory factory;

  @Override
  public void beforeEach(ExtensionContext context) {
    JdbcDataSource memory = new JdbcDataSource();
    memory.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Map<String, Object> inProcess = new HashMap<>();
    inProcess.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
    inProcess.put("jakarta.persistence.jtaDataSource", null);
    inProcess.put("jakarta.persistence.nonJtaDataSource", memory);
    factory = Persistence.createEntityManagerFactory("confab", inProcess);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (factory != null) {
      factory.close();
    }
  }

  /**
   * A store whose every call runs in a transaction of its own, as with {@code @Transactional}: it
   * commits when the call returns and rolls back when it throws.
   *
   * @param port the interface of the store
   * @param repository makes the store on an entity manager, such as a constructor
   */
  public <T> T store(Class<T> port, Function<EntityManager, ? extends T> repository) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) ->
                inTransaction(
                    database -> {
                      try {
                        return method.invoke(repository.apply(database), arguments);
                      } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                      }
                    })));
  }

  /** Runs that work in one transaction; see {@link #store}. */
  public <T> T inTransaction(Work<T> work) throws Throwable {
    try (EntityManager database = factory.createEntityManager()) {
      database.getTransaction().begin();
      boolean done = false;
      try {
        T result = work.in(database);
        database.getTransaction().commit();
        done = true;
        return result;
      } finally {
        if (!done && database.getTransaction().isActive()) {
          database.getTransaction().rollback();
        }
      }
    }
  }

  /** What a transaction does. */
  @FunctionalInterface
  public interface Work<T> {
    T in(EntityManager database) throws Throwable;
  }
}
