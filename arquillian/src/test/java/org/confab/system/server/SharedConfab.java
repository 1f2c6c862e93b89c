package org.confab.system.server;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One server for all whole-system tests of a run: started by the first test class that asks for it,
 * stopped after the last. Tests that write use users or conferences of their own.
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
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SharedConfab.class))
        .getOrComputeIfAbsent("server", key -> new Running(), Running.class)
        .server();
  }

  /** Stops the server when JUnit closes its store. */
  @SuppressWarnings("deprecation") // the older name is the one that every JUnit 5 closes
  private static final class Running implements ExtensionContext.Store.CloseableResource {
    private final ConfabServer server = ConfabServer.fresh("shared").start();

    ConfabServer server() {
      return server;
    }

    @Override
    public void close() {
      server.stop();
    }
  }
}
