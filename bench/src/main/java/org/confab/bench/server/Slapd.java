package org.confab.bench.server;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Debian's slapd with entries that it has from the start, started here; everybody may read. */
public final class Slapd implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/slapd");
  private static final Path LOADER = Path.of("/usr/sbin/slapadd");

  private final PeerProcess process;

  private Slapd(PeerProcess process) {
    this.process = process;
  }

  /** Whether it is installed. */
  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAM) && Files.isExecutable(LOADER);
  }

  /** Writes lines of LDIF. */
  @FunctionalInterface
  public interface Entries {
    /** Gives all entries to that writer. */
    void write(Consumer<String> out);
  }

  /**
   * Loads it and starts it.
   *
   * @param folder empty, or not there
   * @param suffix below which everything is
   */
  public static Slapd start(Path folder, int port, String suffix, Entries entries) {
    try {
      Files.createDirectories(folder.resolve("data"));
      Path settings = Files.writeString(folder.resolve("slapd.conf"), settings(folder, suffix));
      Path ldif = folder.resolve("entries.ldif");
      try (BufferedWriter out = Files.newBufferedWriter(ldif)) {
        entries.write(entry -> write(out, entry));
      }
      load(settings, ldif);
      return new Slapd(
          PeerProcess.start(
              List.of(
                  PROGRAM.toString(),
                  "-f",
                  settings.toString(),
                  "-h",
                  "ldap://127.0.0.1:" + port,
                  "-d",
                  "0"),
              Map.of(),
              folder.resolve("slapd.log"),
              port));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String settings(Path folder, String suffix) {
    return """
    include /etc/ldap/schema/core.schema
    include /etc/ldap/schema/cosine.schema
    include /etc/ldap/schema/inetorgperson.schema
    pidfile %1$s/slapd.pid
    modulepath /usr/lib/ldap
    moduleload back_mdb
    sizelimit unlimited
    database mdb
    maxsize 2147483648
    suffix "%2$s"
    directory %1$s/data
    index objectClass,departmentNumber,entryUUID,modifyTimestamp eq
    index cn,sn,givenName,displayName,mail eq,sub
    """
        .formatted(folder, suffix);
  }

  private static void load(Path settings, Path ldif) throws IOException {
    Process loader =
        new ProcessBuilder(
                LOADER.toString(), "-q", "-f", settings.toString(), "-l", ldif.toString())
            .redirectErrorStream(true)
            .redirectOutput(ldif.resolveSibling("slapadd.log").toFile())
            .start();
    if (loader.onExit().join().exitValue() != 0) {
      throw new IOException("slapadd fails; " + ldif.resolveSibling("slapadd.log") + " tells why");
    }
  }

  private static void write(BufferedWriter out, String entry) {
    try {
      out.write(entry);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Its process. */
  public long pid() {
    return process.pid();
  }

  /** Where it listens. */
  public int port() {
    return process.address().getPort();
  }

  @Override
  public void close() {
    process.close();
  }
}
