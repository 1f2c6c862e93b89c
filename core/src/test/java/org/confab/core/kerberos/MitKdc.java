package org.confab.core.kerberos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real KDC, that of MIT, on a port of its own of 127.0.0.1 with everything in one folder. Its
 * programs are those of Debian's packages krb5-kdc and krb5-user.
 */
public final class MitKdc implements AutoCloseable {
  private static final List<String> PLACES = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin");
  private static final long PATIENCE = 20;

  private final Path folder;
  private final String realm;
  private final Process process;

  private MitKdc(Path folder, String realm, Process process) {
    this.folder = folder;
    this.realm = realm;
    this.process = process;
  }

  /** Whether the programs are there. */
  public static boolean isInstalled() {
    return Stream.of("krb5kdc", "kdb5_util", "kadmin.local", "kinit", "kvno")
        .allMatch(program -> find(program).isPresent());
  }

  private static Optional<Path> find(String program) {
    return PLACES.stream()
        .map(place -> Path.of(place, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts one for that realm with nobody in it; the folder must be empty. */
  public static MitKdc start(Path folder, String realm) {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = free.getLocalPort();
      free.close();
      configure(folder, realm, port);
      run(folder, "", "kdb5_util", "create", "-s", "-P", "master", "-r", realm);
      Process process = program(folder, List.of("krb5kdc", "-n")).start();
      MitKdc kdc = new MitKdc(folder, realm, process);
      kdc.awaitPort(port);
      return kdc;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void configure(Path folder, String realm, int port) throws IOException {
    Files.writeString(
        folder.resolve("krb5.conf"),
        """
        [libdefaults]
          default_realm = %1$s
          dns_lookup_kdc = false
          dns_lookup_realm = false
          dns_canonicalize_hostname = false
          rdns = false
          udp_preference_limit = 1
        [realms]
          %1$s = {
            kdc = 127.0.0.1:%2$d
          }
        """
            .formatted(realm, port));
    Files.writeString(
        folder.resolve("kdc.conf"),
        """
        [kdcdefaults]
          kdc_listen = ""
          kdc_tcp_listen = 127.0.0.1:%2$d
        [realms]
          %1$s = {
            database_name = %3$s/principal
            key_stash_file = %3$s/stash
            acl_file = %3$s/acl
          }
        """
            .formatted(realm, port, folder));
  }

  private static ProcessBuilder program(Path folder, List<String> command) {
    Path path = find(command.get(0)).orElseThrow(() -> new AssertionError("no " + command.get(0)));
    List<String> whole =
        Stream.concat(Stream.of(path.toString()), command.stream().skip(1)).toList();
    ProcessBuilder builder = new ProcessBuilder(whole).redirectErrorStream(true);
    builder.environment().putAll(variables(folder));
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("kdc.log").toFile()));
    return builder;
  }

  private static Map<String, String> variables(Path folder) {
    return Map.of(
        "KRB5_CONFIG", folder.resolve("krb5.conf").toString(),
        "KRB5_KDC_PROFILE", folder.resolve("kdc.conf").toString(),
        "KRB5RCACHEDIR", folder.toString());
  }

  private static void run(Path folder, String input, String... command) {
    try {
      Process process = program(folder, List.of(command)).start();
      try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
        in.write(input);
      }
      if (!process.waitFor(PATIENCE, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError(
            command[0] + " failed: " + Files.readString(folder.resolve("kdc.log")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private void awaitPort(int port) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    while (process.isAlive() && System.nanoTime() < end) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
        return;
      } catch (IOException notYet) {
        Thread.onSpinWait();
      }
    }
    close();
    throw new AssertionError("no KDC: " + Files.readString(folder.resolve("kdc.log")));
  }

  /** The file that tells clients where the KDC is. */
  public Path configuration() {
    return folder.resolve("krb5.conf");
  }

  /** Adds a person. */
  public void addPerson(String name, String password) {
    run(folder, "", "kadmin.local", "-q", "addprinc -pw " + password + " " + name);
  }

  /** Adds a service and writes its keys into a keytab of that name in the folder. */
  public Path addService(String name, String file) {
    run(folder, "", "kadmin.local", "-q", "addprinc -randkey " + name);
    return renew(name, file);
  }

  /** Gives a service new keys and writes them into another keytab. */
  public Path renew(String name, String file) {
    Path keytab = folder.resolve(file);
    run(folder, "", "kadmin.local", "-q", "ktadd -k " + keytab + " " + name);
    return keytab;
  }

  /** Signs a person in; answers the file with the tickets. */
  public Path signIn(String name, String password) {
    Path tickets = folder.resolve(name.replace('/', '_') + ".tickets");
    run(folder, password + "\n", "kinit", "-c", tickets.toString(), name + "@" + realm);
    return tickets;
  }

  /** Fetches a ticket for a service beforehand. */
  public void fetch(Path tickets, String service) {
    run(folder, "", "kvno", "-c", tickets.toString(), service + "@" + realm);
  }

  /** The variables that a client of this KDC needs, with the tickets of somebody. */
  public Map<String, String> environment(Path tickets) {
    return Map.of("KRB5_CONFIG", configuration().toString(), "KRB5CCNAME", "FILE:" + tickets);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
