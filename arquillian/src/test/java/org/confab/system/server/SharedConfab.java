package org.confab.system.server;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.confab.core.database.Postgres;
import org.confab.core.database.TestPostgres;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One server for all whole-system tests of a run: started by the first test class that asks for it,
 * stopped after the last. Tests that write use users or conferences of their own. While one works
 * on tests, {@code CONFAB_TEST_HOME} names the home of a running instance to use instead. Its
 * database is that of the run, see {@link TestPostgres}.
 */
public final class SharedConfab implements BeforeAllCallback, ParameterResolver {
  @Override
  public void beforeAll(ExtensionContext context) {
    server(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ConfabServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return server(context);
  }

  /** The shared server; starts it if nobody has yet. */
  public static ConfabServer server(ExtensionContext context) {
    return context
        .getStore(
            StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(SharedConfab.class))
        .getOrComputeIfAbsent("server", key -> new Running(context), Running.class)
        .server();
  }

  /** Stops the server when JUnit closes its store. */
  @SuppressWarnings("deprecation") // the older name is the one that every JUnit 5 closes
  private static final class Running
      implements ExtensionContext.Store.CloseableResource, AutoCloseable {
    private final Optional<Path> given =
        Optional.ofNullable(System.getenv("CONFAB_TEST_HOME")).map(Path::of);
    private final ConfabServer server;

    Running(ExtensionContext context) {
      server = given.map(ConfabServer::running).orElseGet(() -> fresh(context));
    }

    private static ConfabServer fresh(ExtensionContext context) {
      Path keytab = ServiceKeytab.unknown(RunFolder.of("shared.keytab"));
      Map<String, String> settings =
          new HashMap<>(DirectoryAddress.settings(RunFolder.of("directory")));
      settings.put("CONFAB_LOCATION_TRUSTED", OtherLocations.ACCOUNT);
      settings.put("CONFAB_KERBEROS_KEYTAB", keytab.toAbsolutePath().toString());
      TestPostgres.of(context).map(Postgres::settings).ifPresent(settings::putAll);
      return ConfabServer.fresh("shared").with(settings).start();
    }

    ConfabServer server() {
      return server;
    }

    @Override
    public void close() {
      if (given.isEmpty()) {
        server.stop();
      }
    }
  }
}
