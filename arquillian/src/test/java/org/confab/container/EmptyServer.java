package org.confab.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Prepares the WildFly that Arquillian starts: the configuration of a running instance, without the
 * application and with a database in memory. Does nothing inside that WildFly, where JUnit calls it
 * too.
 */
public final class EmptyServer implements BeforeAllCallback {
  private static final Path BASE = Path.of("target", "it", "container").toAbsolutePath();

  @Override
  public void beforeAll(ExtensionContext context) {
    if (System.getProperty("jboss.home.dir") != null || System.getProperty("it.base") != null) {
      return;
    }
    ConfabServer model = SharedConfab.server(context);
    ConfabServer ports = ConfabServer.fresh("container");
    try {
      copy(model.home().resolve("configuration"), BASE.resolve("configuration"));
      Files.createDirectories(BASE.resolve("deployments"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.setProperty("it.jboss.home", wildfly().toString());
    System.setProperty("it.port.offset", Integer.toString(ports.offset()));
    System.setProperty("it.management.port", Integer.toString(9990 + ports.offset()));
    System.setProperty("it.base", BASE.toString());
  }

  private static Path wildfly() {
    Path target = ConfabServer.root().resolve("wildfly/server/target");
    try (Stream<Path> entries = Files.list(target)) {
      return entries
          .filter(entry -> entry.getFileName().toString().startsWith("wildfly-"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no WildFly in " + target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path copy = to.resolve(from.relativize(path).toString());
        Files.createDirectories(copy.getParent());
        if (Files.isRegularFile(path)) {
          Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
