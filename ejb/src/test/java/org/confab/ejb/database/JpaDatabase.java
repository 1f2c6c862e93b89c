package org.confab.ejb.database;

import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * JUnit extension: the database of the test run, empty for every test; see {@link TestDatabase}.
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
public final class JpaDatabase implements BeforeEachCallback {
  private @Nullable TestDatabase database;

  @Override
  public void beforeEach(ExtensionContext context) {
    database = TestDatabase.of(context);
    database.empty();
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
    try (EntityManager entities =
        Objects.requireNonNull(database).factory().createEntityManager()) {
      entities.getTransaction().begin();
      boolean done = false;
      try {
        T result = work.in(entities);
        entities.getTransaction().commit();
        done = true;
        return result;
      } finally {
        if (!done && entities.getTransaction().isActive()) {
          entities.getTransaction().rollback();
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
