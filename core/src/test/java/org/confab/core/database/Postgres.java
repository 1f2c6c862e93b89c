package org.confab.core.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL of the test's own: a free port of 127.0.0.1, an empty database {@code confab}, its
 * files in a temporary folder. It refuses to run as root, so root starts it as the user whom
 * Debian's package makes for it.
 */
public final class Postgres implements AutoCloseable {
  /** Who owns the database. */
  public static final String USER = "confab";

  private static final Path PROGRAMS = Path.of("/usr/lib/postgresql");

  /** Below the ports that the system gives away by itself, above those of any instance. */
  private static final int FIRST_PORT = 25_000;

  private static final int PORTS = 3_000;

  private final Path folder;
  private final Path programs;
  private final int port;
  private final String password;
  private String startOptions = "";

  private Postgres(Path folder, Path programs, int port, String password) {
    this.folder = folder;
    this.programs = programs;
    this.port = port;
    this.password = password;
  }

  /**
   * Makes and starts one. Where PostgreSQL is not installed the test is skipped; with {@code
   * CI=true} it fails.
   */
  public static Postgres start() {
    try {
      Path programs = installed().orElseThrow(Postgres::missing);
      byte[] secret = new byte[12];
      new SecureRandom().nextBytes(secret);
      Postgres made =
          new Postgres(
              Files.createTempDirectory("confab-postgres"),
              programs,
              freePort(),
              HexFormat.of().formatHex(secret));
      made.begin();
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void begin() throws IOException {
    Path secret = Files.writeString(folder.resolve("password"), password);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    run(
        "initdb",
        "-D",
        data(),
        "-U",
        USER,
        "-E",
        "UTF8",
        "-A",
        "scram-sha-256",
        "--no-sync",
        "--pwfile=" + secret);
    // Commits wait for the system, not for the disk: they outlive its processes, as pause() asks.
    startOptions =
        "-p " + port + " -h 127.0.0.1 -k " + folder + " -c fsync=off -c full_page_writes=off";
    resume();
    create(USER);
  }

  /** Starts it again after {@link #pause}; returns once it takes connections. */
  public void resume() {
    String log = folder.resolve("log").toString();
    run("pg_ctl", "start", "-D", data(), "-w", "-o", startOptions, "-l", log);
  }

  /** Stops it as a fault would: who is connected is cut off, and nobody can connect. */
  public void pause() {
    run("pg_ctl", "stop", "-D", data(), "-w", "-m", "immediate");
  }

  /** Halts it in its tracks: who asks it waits, and connects to it without an answer. */
  public void hang() {
    signal("STOP");
  }

  /** Lets it go on after {@link #hang}. */
  public void goOn() {
    signal("CONT");
  }

  /**
   * The first process first: it would start others in the place of those that stop. Some come and
   * go by themselves; one that has gone meanwhile needs no signal.
   */
  private void signal(String name) {
    try {
      long first = Long.parseLong(Files.readAllLines(Path.of(data(), "postmaster.pid")).get(0));
      List<ProcessHandle> all = new ArrayList<>(List.of(ProcessHandle.of(first).orElseThrow()));
      all.get(0).descendants().forEach(all::add);
      List<String> command = new ArrayList<>(List.of("kill", "-" + name));
      all.forEach(one -> command.add(Long.toString(one.pid())));
      Process kill = new ProcessBuilder(command).inheritIO().start();
      if (kill.waitFor() != 0 && all.stream().allMatch(ProcessHandle::isAlive)) {
        throw new AssertionError(command + " ended with " + kill.exitValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while sending a signal", e);
    }
  }

  /** Makes another empty database and tells its JDBC address. */
  public String create(String name) {
    run("createdb", "--maintenance-db", server(), name);
    return url(name);
  }

  /**
   * Makes another empty database whose tables are in that folder, on a disk of its own perhaps, and
   * tells its JDBC address. The folder is empty and belongs to who runs PostgreSQL.
   */
  public String createAt(String name, Path tables) {
    run("psql", "-d", server(), "-c", "CREATE TABLESPACE " + name + " LOCATION '" + tables + "'");
    run("createdb", "--maintenance-db", server(), "--tablespace", name, name);
    return url(name);
  }

  private String server() {
    return "postgresql://" + USER + ":" + password + "@127.0.0.1:" + port + "/postgres";
  }

  /** The JDBC address of the database that is there from the beginning. */
  public String url() {
    return url(USER);
  }

  private String url(String name) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
  }

  public String password() {
    return password;
  }

  /** The variables by which {@code ./confab run} uses its database {@code confab}. */
  public Map<String, String> settings() {
    return Map.of("CONFAB_DB_URL", url(), "CONFAB_DB_USER", USER, "CONFAB_DB_PASSWORD", password);
  }

  /** Ends it and removes its files. */
  @Override
  public void close() {
    if (Files.exists(Path.of(data(), "postmaster.pid"))) {
      goOn();
      pause();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> installed() throws IOException {
    if (!Files.isDirectory(PROGRAMS)) {
      return Optional.empty();
    }
    try (Stream<Path> paths = Files.walk(PROGRAMS, 3)) {
      return paths
          .filter(path -> path.endsWith("initdb"))
          .max(Comparator.naturalOrder())
          .map(Path::getParent);
    }
  }

  private static AssertionError missing() {
    String reason = "not installed: PostgreSQL (Debian: apt install postgresql)";
    if (!"true".equalsIgnoreCase(System.getenv("CI"))) {
      Assumptions.abort(reason);
    }
    return new AssertionError(reason + " (a skip for a missing tool fails in CI)");
  }

  private static int freePort() {
    int start = (int) (ProcessHandle.current().pid() * 31 % PORTS);
    return IntStream.range(0, PORTS)
        .map(step -> FIRST_PORT + (start + step) % PORTS)
        .filter(Postgres::isFree)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no free port from " + FIRST_PORT + " on"));
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /** Its output goes to a file: the server that {@code pg_ctl} leaves behind keeps it open. */
  private void run(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    Path output = folder.resolve(program + ".out");
    try {
      int code =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start()
              .waitFor();
      if (code != 0) {
        throw new AssertionError(program + " ended with " + code + ": " + Files.readString(output));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + program, e);
    }
  }
}
