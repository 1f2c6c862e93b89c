package org.confab.system.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.confab.system.FreePorts;

/**
 * Where a server that tests share looks for its directory. Nobody is there until a test starts one,
 * which has to have the same suffix, reader and password; the server takes its CA without a
 * restart.
 */
public final class DirectoryAddress {
  /** What the entries of every directory in these tests are below. */
  public static final String BASE = "dc=litwareinc,dc=com";

  /** The entry as which the server reads. */
  public static final String READER = "cn=svcldap,cn=users," + BASE;

  /** The password of that. */
  public static final String PASSWORD = "Reader-of-the-directory-1";

  private DirectoryAddress() {}

  /** The variables that a server is started with; its port is free now. */
  public static Map<String, String> settings(Path folder) {
    try {
      Files.createDirectories(folder);
      Path password = folder.resolve("directory-password").toAbsolutePath();
      Files.writeString(password, PASSWORD + "\n");
      return Map.of(
          "CONFAB_LDAP_URL",
          "ldaps://127.0.0.1:" + FreePorts.next(),
          "CONFAB_LDAP_BIND_DN",
          READER,
          "CONFAB_LDAP_PASSWORD_FILE",
          password.toString(),
          "CONFAB_LDAP_BASE",
          BASE,
          "CONFAB_LDAP_CA",
          folder.resolve("directory-ca.pem").toAbsolutePath().toString(),
          "CONFAB_LDAP_ATTRIBUTES",
          "sip=mail",
          "CONFAB_LDAP_INTERVAL",
          "2");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port where that server looks. */
  public static int port(ConfabServer server) {
    String url = property(server, "confab.ldap.url");
    return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
  }

  /**
   * Makes a key and a certificate for 127.0.0.1 in that folder, {@code key.pem} and {@code
   * cert.pem}, and has the server trust it.
   */
  public static void certify(ConfabServer server, Path folder) {
    Tool.require("openssl");
    Shell.Result made =
        Shell.run(
            List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=directory of a test",
                "-addext",
                "subjectAltName=IP:127.0.0.1",
                "-keyout",
                folder.resolve("key.pem").toString(),
                "-out",
                folder.resolve("cert.pem").toString()),
            folder,
            Map.of(),
            java.time.Duration.ofMinutes(1));
    if (made.code() != 0) {
      throw new AssertionError("no certificate:\n" + made.output());
    }
    try {
      Files.copy(
          folder.resolve("cert.pem"),
          Path.of(property(server, "confab.ldap.ca")),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String property(ConfabServer server, String name) {
    return server
        .property(name)
        .orElseThrow(() -> new AssertionError("start the instance with CONFAB_LDAP_URL"));
  }
}
