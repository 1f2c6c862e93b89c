package org.confab.system.browser;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One browser for all tests of a run: started by the first that asks, ended after the last. */
public final class SharedChromium implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Chromium.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(
            StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(SharedChromium.class))
        .getOrComputeIfAbsent("browser", key -> new Running(), Running.class)
        .browser;
  }

  /** Ends the browser when JUnit closes its store. */
  @SuppressWarnings("deprecation") // the older name is the one that every JUnit 5 closes
  private static final class Running
      implements ExtensionContext.Store.CloseableResource, AutoCloseable {
    private final Chromium browser = Chromium.start();

    @Override
    public void close() {
      browser.close();
    }
  }
}
