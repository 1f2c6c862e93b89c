package org.confab.system.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A real Active Directory domain, that of Samba, in a network name space of its own: a domain
 * controller has its ports and no others. Packages samba-ad-dc, samba-ad-provision, krb5-user.
 */
public final class SambaDomain implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path folder;
  private final String space = "confab-dc-" + ProcessHandle.current().pid();
  private final Process process;
  private final List<Process> relays = new ArrayList<>();

  private SambaDomain(Path folder) throws IOException {
    this.folder = folder;
    provision();
    run("ip", "netns", "add", space);
    inside("ip", "link", "set", "lo", "up");
    process =
        new ProcessBuilder(
                "ip", "netns", "exec", space, "samba", "-i", "-M", "single", "-s", settings())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("samba.log").toFile())
            .start();
  }

  /** Starts a domain with that realm and nobody in it; the folder must be empty. */
  public static SambaDomain start(Path folder) {
    Tool.require("samba", "samba-tool", "ip", "kinit", "kvno");
    Tool.requireSuccess("samba-ad-provision", "ls", "/usr/share/samba/setup/provision.ldif");
    Tool.requireSuccess("network name spaces", "ip", "netns", "list");
    try {
      return new SambaDomain(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts a domain as the directory of a server: its LDAP over TLS is where that server looks. The
   * name space hides its ports, so two relays meet at a socket in the file system.
   */
  public static SambaDomain startAsDirectory(ConfabServer server, Path folder) {
    Tool.require("socat", "openssl");
    DirectoryAddress.certify(server, folder);
    SambaDomain started = start(folder);
    String meeting = folder.resolve("ldaps.socket").toString();
    try {
      started.relay(
          "ip",
          "netns",
          "exec",
          started.space,
          "socat",
          "UNIX-LISTEN:" + meeting + ",fork",
          "TCP:127.0.0.1:636");
      started.relay(
          "socat",
          "TCP-LISTEN:" + DirectoryAddress.port(server) + ",bind=127.0.0.1,reuseaddr,fork",
          "UNIX-CONNECT:" + meeting);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    started.administer("user", "create", "svcldap", DirectoryAddress.PASSWORD);
    started.awaitOpen(DirectoryAddress.port(server));
    return started;
  }

  /** Tries until somebody behind the relays answers with TLS. */
  private void awaitOpen(int port) {
    String script =
        "until openssl s_client -connect \"127.0.0.1:$0\" </dev/null >/dev/null 2>&1;"
            + " do kill -0 \"$1\" || exit 1; done";
    run("bash", "-c", script, "" + port, "" + process.pid());
  }

  private void relay(String... command) throws IOException {
    relays.add(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("relay.log").toFile())
            .start());
  }

  private void provision() throws IOException {
    tool(
        "domain",
        "provision",
        "--realm=" + ServiceKeytab.REALM,
        "--domain=LITWARE",
        "--server-role=dc",
        "--dns-backend=SAMBA_INTERNAL",
        "--adminpass=Passw0rd!x",
        "--targetdir=" + folder.resolve("dc"),
        "--host-ip=127.0.0.1",
        "--use-rfc2307",
        "--option=interfaces=lo",
        "--option=bind interfaces only=yes",
        "--option=vfs objects=dfs_samba4 acl_xattr xattr_tdb",
        "--option=xattr_tdb:file=" + folder.resolve("x.tdb"));
    Path settings = Path.of(settings());
    String text = Files.readString(settings);
    String own = "dns forwarder = 127.0.0.1";
    if (Files.exists(folder.resolve("cert.pem"))) {
      own +=
          "\n\ttls keyfile = %1$s/key.pem\n\ttls certfile = %1$s/cert.pem\n\ttls cafile ="
              .formatted(folder);
    }
    Files.writeString(settings, text.replaceAll("dns forwarder = .*", own));
    Files.writeString(
        folder.resolve("krb5.conf"),
        """
        [libdefaults]
          default_realm = %1$s
          dns_lookup_kdc = false
          dns_lookup_realm = false
          dns_canonicalize_hostname = false
          rdns = false
        [realms]
          %1$s = {
            kdc = 127.0.0.1
          }
        """
            .formatted(ServiceKeytab.REALM));
  }

  private String settings() {
    return folder.resolve("dc/etc/smb.conf").toString();
  }

  /** Adds a person. */
  public void addPerson(String name, String password) {
    tool("user", "create", name, password, "-s", settings());
  }

  /**
   * Adds the account of a service as an administrator does, with AES keys: without that word an
   * account of Active Directory has RC4 alone. Answers the keytab.
   */
  public Path addService(String account, String principal) {
    Path keytab = folder.resolve("service.keytab");
    tool("user", "create", account, "--random-password", "-s", settings());
    tool("spn", "add", principal, account, "-s", settings());
    tool("user", "edit", account, "--editor=" + editor(), "-s", settings());
    tool("domain", "exportkeytab", keytab.toString(), "--principal=" + principal, "-s", settings());
    return keytab;
  }

  private Path editor() {
    Path editor = folder.resolve("take-aes.sh");
    try {
      Files.writeString(
          editor,
          """
          #!/bin/sh
          sed -i '/^$/d' "$1"
          echo 'msDS-SupportedEncryptionTypes: 24' >>"$1"
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!editor.toFile().setExecutable(true)) {
      throw new AssertionError(editor + " cannot be made executable");
    }
    return editor;
  }

  /** Signs a person in and fetches his ticket for a service; answers the file with the tickets. */
  public Path signIn(String name, String password, String service) {
    Path tickets = folder.resolve(name + ".tickets");
    String script =
        "until echo \"$0\" | kinit -c \"$1\" \"$2\"; do kill -0 \"$3\" || exit 1; done;"
            + " kvno -c \"$1\" \"$4\"";
    inside("bash", "-c", script, password, "FILE:" + tickets, name, "" + process.pid(), service);
    return tickets;
  }

  /** The variables that a client needs, with the tickets of somebody. */
  public Map<String, String> environment(Path tickets) {
    return Map.of(
        "KRB5_CONFIG", folder.resolve("krb5.conf").toString(), "KRB5CCNAME", "FILE:" + tickets);
  }

  /** {@code samba-tool} with these words for this domain. */
  public void administer(String... arguments) {
    List<String> command = new ArrayList<>(Arrays.asList(arguments));
    command.add("-s");
    command.add(settings());
    tool(command.toArray(String[]::new));
  }

  private void tool(String... arguments) {
    List<String> command = new ArrayList<>(List.of("samba-tool"));
    command.addAll(Arrays.asList(arguments));
    run(command.toArray(String[]::new));
  }

  private void inside(String... command) {
    List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", space));
    whole.addAll(Arrays.asList(command));
    run(whole.toArray(String[]::new));
  }

  private void run(String... command) {
    Shell.Result result =
        Shell.run(
            List.of(command),
            folder,
            Map.of("KRB5_CONFIG", folder.resolve("krb5.conf").toString()),
            PATIENCE);
    if (result.code() != 0) {
      throw new AssertionError(List.of(command) + ":\n" + result.output());
    }
  }

  @Override
  public void close() {
    for (Process relay : relays) {
      relay.descendants().forEach(ProcessHandle::destroy);
      relay.destroy();
      relay.onExit().join();
    }
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().join();
    run("ip", "netns", "delete", space);
  }
}
