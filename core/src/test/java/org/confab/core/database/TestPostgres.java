package org.confab.core.database;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * Which database a test run is on: {@code -Dtest.database=postgresql} means a {@link Postgres} that
 * the first who asks for it starts and that ends with the run; otherwise it is H2.
 */
public final class TestPostgres {
  private static final String CHOICE = "test.database";

  private TestPostgres() {}

  /** That of this run; empty if it is on H2. */
  public static Optional<Postgres> of(ExtensionContext context) {
    return System.getProperty(CHOICE, "h2").equals("postgresql")
        ? Optional.of(started(context))
        : Optional.empty();
  }

  private static Postgres started(ExtensionContext context) {
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(Running.class, any -> new Running(), Running.class)
        .server;
  }

  /** Ends it when JUnit closes its store. */
  @SuppressWarnings("deprecation") // the older name is the one that every JUnit 5 closes
  private static final class Running
      implements ExtensionContext.Store.CloseableResource, AutoCloseable {
    private final Postgres server = Postgres.start();

    @Override
    public void close() {
      server.close();
    }
  }
}
