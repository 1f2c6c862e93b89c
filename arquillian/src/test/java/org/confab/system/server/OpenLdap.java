package org.confab.system.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.confab.system.docs.ExampleRun;

/** A directory of OpenLDAP on loopback with TLS; package slapd and ldap-utils. */
public final class OpenLdap implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Path folder;
  private final int port;
  private final List<String> entries = new ArrayList<>();
  private Process process;

  private OpenLdap(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("password"), DirectoryAddress.PASSWORD);
    Files.writeString(folder.resolve("slapd.conf"), settings());
    process = launch();
  }

  private Process launch() throws IOException {
    String settings = folder.resolve("slapd.conf").toString();
    return new ProcessBuilder("slapd", "-f", settings, "-h", url(), "-d", "0")
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("slapd.log").toFile())
        .start();
  }

  /** Starts one where that server looks for its directory; the folder must be empty. */
  public static OpenLdap start(ConfabServer server, Path folder) {
    Tool.require("slapd", "ldapadd", "openssl");
    DirectoryAddress.certify(server, folder);
    try {
      OpenLdap started = new OpenLdap(folder, DirectoryAddress.port(server));
      started.awaitOpen();
      started.add(DirectoryAddress.BASE, "objectClass: domain", "dc: litwareinc");
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String settings() {
    return """
    include /etc/ldap/schema/core.schema
    include /etc/ldap/schema/cosine.schema
    include /etc/ldap/schema/inetorgperson.schema
    pidfile %1$s/slapd.pid
    modulepath /usr/lib/ldap
    moduleload back_mdb
    moduleload refint
    TLSCACertificateFile %1$s/cert.pem
    TLSCertificateFile %1$s/cert.pem
    TLSCertificateKeyFile %1$s/key.pem
    database mdb
    maxsize 16777216
    suffix "%2$s"
    rootdn "%3$s"
    rootpw %4$s
    directory %1$s/data
    overlay refint
    refint_attributes member
    refint_nothing "cn=nobody"
    """
        .formatted(
            folder, DirectoryAddress.BASE, DirectoryAddress.READER, DirectoryAddress.PASSWORD);
  }

  private String url() {
    return "ldaps://127.0.0.1:" + port;
  }

  /** Tries until the directory answers, each try a process of its own. */
  private void awaitOpen() {
    String script =
        "until ldapsearch -x -H \"$0\" -b '' -s base >/dev/null 2>&1;"
            + " do kill -0 \"$1\" || exit 1; done";
    require(run("bash", "-c", script, url(), "" + process.pid()));
  }

  /** Adds an entry; lines as in LDIF. */
  public void add(String name, String... lines) {
    tool("ldapadd", "dn: " + name + "\n" + String.join("\n", lines) + "\n");
    entries.add(name);
  }

  /** Changes or renames an entry, as LDIF. */
  public void modify(String ldif) {
    tool("ldapmodify", ldif);
  }

  /** Notes that an entry is elsewhere now. */
  public void renamed(String from, String to) {
    entries.set(entries.indexOf(from), to);
  }

  /** Deletes an entry. */
  public void delete(String name) {
    tool("ldapmodify", "dn: " + name + "\nchangetype: delete\n");
    entries.remove(name);
  }

  /** Deletes everything, the last first. */
  public void deleteAll() {
    List<String> all = new ArrayList<>(entries);
    Collections.reverse(all);
    // What everything is below stays: a server that is told of no such place removes nobody.
    all.subList(0, all.size() - 1).forEach(this::delete);
  }

  /** Ends the directory's process; its data stay. */
  public void stop() {
    process.destroy();
    process.onExit().join();
  }

  /** Starts it again where it was. */
  public void startAgain() {
    try {
      process = launch();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitOpen();
  }

  /** Has examples find this directory, and the password of its reader in their folder. */
  public ExampleRun open(ExampleRun run, Path place) {
    try {
      Path password = Files.copy(folder.resolve("password"), place.resolve("password"));
      Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return run.with("ldaps://127.0.0.1:636", url())
        .withVariable("LDAPTLS_CACERT", folder.resolve("cert.pem").toString());
  }

  private void tool(String tool, String ldif) {
    try {
      Path file = Files.writeString(folder.resolve("change.ldif"), ldif);
      require(
          run(
              tool,
              "-x",
              "-H",
              url(),
              "-D",
              DirectoryAddress.READER,
              "-y",
              folder.resolve("password").toString(),
              "-f",
              file.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Shell.Result run(String... command) {
    return Shell.run(
        new ArrayList<>(Arrays.asList(command)),
        folder,
        Map.of("LDAPTLS_CACERT", folder.resolve("cert.pem").toString()),
        PATIENCE);
  }

  private static void require(Shell.Result result) {
    if (result.code() != 0) {
      throw new AssertionError("LDAP tool:\n" + result.output());
    }
  }

  @Override
  public void close() {
    stop();
  }
}
