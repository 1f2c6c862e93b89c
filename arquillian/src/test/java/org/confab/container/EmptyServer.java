package org.confab.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.confab.core.database.Postgres;
import org.confab.core.database.TestPostgres;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.RunFolder;
import org.confab.system.server.Shell;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Prepares the WildFly that Arquillian starts: the configuration of every instance, without the
 * application and with an empty database. Does nothing inside that WildFly, where JUnit calls it
 * too.
 */
public final class EmptyServer implements BeforeAllCallback {
  private static final String PASSWORD = "container"; // as in arquillian.xml
  private static final Path BASE = RunFolder.of("container");

  @Override
  public void beforeAll(ExtensionContext context) {
    if (System.getProperty("jboss.home.dir") != null || System.getProperty("it.base") != null) {
      return;
    }
    Path target = ConfabServer.root().resolve("wildfly/server/target");
    int offset = ConfabServer.fresh("container").offset();
    try {
      copy(target.resolve("configuration"), BASE.resolve("configuration"));
      Files.createDirectories(BASE.resolve("deployments"));
      Files.createDirectories(BASE.resolve("keys"));
      Files.writeString(BASE.resolve("keys/secrets.key"), "0123456789abcdef".repeat(4));
      Files.writeString(BASE.resolve("keys/server.password"), PASSWORD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.setProperty("it.jboss.home", wildfly(target).toString());
    System.setProperty("it.port.offset", Integer.toString(offset));
    System.setProperty("it.management.port", Integer.toString(9990 + offset));
    System.setProperty("it.base", BASE.toString());
    database(context).forEach((name, value) -> System.setProperty("it.db." + name, value));
    makeCertificates();
  }

  /** H2 in memory, or the PostgreSQL of the test run, empty. */
  private static Map<String, String> database(ExtensionContext context) {
    return TestPostgres.of(context)
        .map(
            server ->
                Map.of(
                    "driver",
                    "postgresql",
                    "url",
                    server.create("container"),
                    "user",
                    Postgres.USER,
                    "password",
                    server.password()))
        .orElse(
            Map.of(
                "driver", "h2",
                "url", "jdbc:h2:mem:confab;DB_CLOSE_DELAY=-1",
                "user", "confab",
                "password", "none"));
  }

  /** As an instance has it: the server's certificate is signed by a CA of its own. */
  private static void makeCertificates() {
    key("ca", "-ext", "bc:c");
    key("server", "-signer", "ca");
  }

  private static void key(String alias, String... more) {
    Path store = BASE.resolve("server.p12");
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command = new ArrayList<>(List.of(tool, "-genkeypair", "-alias", alias));
    command.addAll(List.of("-keyalg", "EC", "-dname", "CN=" + alias, "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    command.addAll(List.of(more));
    Shell.Result made = Shell.run(command.toArray(new String[0]));
    if (made.code() != 0) {
      throw new AssertionError("no certificate: " + made.output());
    }
  }

  private static Path wildfly(Path target) {
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
