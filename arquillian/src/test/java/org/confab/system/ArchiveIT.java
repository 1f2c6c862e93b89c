package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.confab.system.client.SipeClient;
import org.confab.system.docs.ExampleRun;
import org.confab.system.docs.WorkedExample;
import org.confab.system.server.Archive;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.Machine;
import org.confab.system.server.OtherAuthority;
import org.confab.system.server.Shell;
import org.confab.system.server.ShownCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive, installed by the commands of the guide: it runs with a Java and what every Debian
 * has as a service of its own user, and clients can be shown a certificate that another CA has
 * signed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ArchiveIT {
  /** The marks of examples that are run here. */
  static final List<String> NEEDS = List.of("install", "certificate", "firewall");

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String NAME = "sip." + ConfabServer.DOMAIN;

  @TempDir private static Path folder;
  private Machine machine;
  private ConfabServer server;
  private Map<String, String> installed;

  @BeforeAll
  void install() throws IOException {
    Archive archive = Archive.assemble();
    // The service's user is another than that of the tests.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    machine = Machine.make(folder.resolve("machine"), Archive.commands(folder.resolve("commands")));
    server = machine.confab(ConfabServer.freeOffset());
    Path packed = archive.pack(machine.root());
    List<WorkedExample> page = examples("install.md", "install");
    run().run(page.subList(0, page.size() - 1));
    Files.delete(packed);
    installed = Archive.files(machine.outside("/opt"));
  }

  @AfterAll
  void remove() throws IOException {
    try (Machine ended = machine) {
      assertThat(confab("status").code()).isZero();
      assertThat(Archive.files(machine.outside("/opt")))
          .as("nothing is written where the program is")
          .isEqualTo(installed);
      List<WorkedExample> page = examples("install.md", "install");
      run().run(page.subList(page.size() - 1, page.size()));
      assertThat(machine.journal()).contains("Stopping the server", "Stopped");
      try (Stream<Path> left = Files.list(machine.outside("/opt"))) {
        assertThat(left).isEmpty();
      }
      assertThat(server.home().resolve("keys/secrets.key")).exists();
    }
  }

  private static List<WorkedExample> examples(String page, String needs) {
    return WorkedExample.of(ConfabServer.root().resolve("docs/operations").resolve(page)).stream()
        .filter(one -> one.needs().filter(needs::equals).isPresent())
        .toList();
  }

  private ExampleRun run() {
    String limit = System.getenv().getOrDefault("CONFAB_START_LIMIT", "180");
    return new ExampleRun(machine.command(), machine.root())
        .with("example.com", ConfabServer.DOMAIN)
        .with(
            "=192.0.2.10/'",
            "=127.0.0.1/' -e '$aCONFAB_PORT_OFFSET=%d\\nCONFAB_START_LIMIT=%s'"
                .formatted(server.offset(), limit));
  }

  private Shell.Result confab(String... arguments) {
    return server.confab(LIMIT, arguments);
  }

  @Test
  @Order(1)
  void peopleSignInAndTheServiceSaysThatItIsReady() {
    try (SipeClient alice = SipeClient.Start.of(server, "alice", "tls").signIn()) {
      alice.assertNothingRefused();
    }
    Shell.Result status = confab("status");
    assertThat(status.code()).as(status.output()).isZero();
    assertThat(status.output())
        .containsPattern("(?s)server  \\d+  ready.*media-server  \\d+  ready");
    assertThat(confab("status", "--json").output()).contains("\"home\": \"/var/lib/confab\"");
    assertThat(confab("user", "list").output()).contains("sip:frank@litwareinc.com");
    assertThat(machine.journal()).contains("] Ready");
  }

  @Test
  @Order(2)
  void itsProcessesAreThoseOfItsUserAndWithoutPrivileges() throws IOException {
    for (String file : List.of("server.pid", "media-server.pid")) {
      String pid = Files.readString(server.home().resolve(file)).strip();
      String status = Files.readString(Path.of("/proc", pid, "status"));
      assertThat(status).containsPattern("Uid:\\t[1-9]").containsPattern("CapBnd:\\t0+\\n");
      assertThat(status).contains("NoNewPrivs:\t1");
    }
  }

  @Test
  @Order(3)
  void whatBelongsToACheckoutSaysSo() {
    for (String command : List.of("test", "bench")) {
      Shell.Result refused = confab(command);
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.output()).contains(command + " belongs to a checkout");
    }
    assertThat(confab("help").output()).contains("bin/confab run").doesNotContain("./confab");
  }

  @Test
  @Order(4)
  void theUnitIsHardened() {
    Path unit = ConfabServer.root().resolve("wildfly/dist/systemd/confab.service");
    Shell.Result judged =
        Shell.run(
            "systemd-analyze", "security", "--offline=true", "--threshold=25", unit.toString());
    assertThat(judged.code()).as(judged.output()).isZero();
  }

  @Test
  @Order(5)
  void theFirewallOfTheGuideIsOne() {
    run().run(examples("network.md", "firewall"));
  }

  @Test
  @Order(6)
  void aCertificateOfAnotherAuthorityIsShownAtOnceAndNobodyIsDisturbed() throws IOException {
    OtherAuthority authority = new OtherAuthority(Files.createDirectory(folder.resolve("ca")));
    List<WorkedExample> page = examples("certificates.md", "certificate");
    assertThat(page).hasSize(4);
    try (SipeClient bob = SipeClient.Start.of(server, "bob", "tls").signIn()) {
      give(authority.signed("good.p12", NAME, 20), "server.p12");
      give(authority.passwordFile(), "server.p12.password");
      run().run(page.subList(0, 1));
      shown("Another-CA");
      Shell.Result status = confab("status");
      assertThat(status.code()).as(status.output()).isZero();
      assertThat(status.output()).contains("the server certificate ends on", "in 19 days");
      assertThat(confab("user", "list").output()).contains("sip:bob@litwareinc.com");
      try (SipeClient carol = SipeClient.Start.of(server, "carol", "tls").signIn()) {
        carol.assertNothingRefused();
      }

      renew(authority, 60, "fullchain.pem", "privkey.pem");
      run().run(page.subList(1, 2));
      assertThat(days()).isEqualTo(59);
      run().run(page.subList(3, 4));
      renew(authority, 90, "lineage/fullchain.pem", "lineage/privkey.pem");
      hook();
      assertThat(days()).isEqualTo(89);

      run().run(page.subList(2, 3));
      shown("Confab development CA");
      bob.assertNothingRefused();
    }
  }

  private void renew(OtherAuthority authority, int days, String chain, String key) {
    Path renewed = authority.signed("renewed-" + days + ".p12", NAME, days);
    give(renewed.resolveSibling(renewed.getFileName() + ".chain"), chain);
    give(authority.key(renewed), key);
  }

  /** As certbot calls it. */
  private void hook() {
    List<String> command = new java.util.ArrayList<>(machine.command());
    command.add("RENEWED_LINEAGE=" + machine.root().resolve("lineage"));
    command.add("/etc/letsencrypt/renewal-hooks/deploy/confab");
    Shell.Result hooked = Shell.run(command, machine.root(), Map.of(), LIMIT);
    assertThat(hooked.code()).as(hooked.output()).isZero();
  }

  private int days() {
    String shown = confab("certificate", "server", "show", "--json").output();
    assertThat(shown).contains("\"issuer\": \"CN=Another-CA\"", "[\"" + NAME + "\"]");
    return Integer.parseInt(shown.replaceAll("(?s).*\"days\": (\\d+).*", "$1"));
  }

  private void shown(String issuer) {
    ShownCertificate.await(server.httpsPort(), issuer);
    ShownCertificate.await(server.sipsPort(), issuer);
  }

  /** A file where the guide has it, readable for the service. */
  private void give(Path file, String name) {
    Path there = machine.root().resolve(name);
    try {
      Files.createDirectories(there.getParent());
      Files.write(there, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  @Order(7)
  void aCertificateThatClientsWouldRefuseIsNotTaken() throws IOException {
    Path other = Files.createDirectory(folder.resolve("refused"));
    OtherAuthority authority = new OtherAuthority(other);
    Path elsewhere = authority.signed("elsewhere.p12", "sip.example.com", 20);
    Path right = authority.signed("right.p12", NAME, 20);
    give(authority.passwordFile(), "password");
    give(elsewhere, "elsewhere.p12");
    give(right, "right.p12");
    give(other.resolve("right.p12.chain"), "right.pem");
    give(authority.key(elsewhere), "elsewhere.key");
    give(Files.writeString(other.resolve("nothing"), "nothing of that kind"), "broken.p12");
    refused("sip.example.com", "elsewhere.p12", "--password-file", "password");
    refused("is not that of a certificate", "right.pem", "elsewhere.key");
    refused("There is no private key", "right.pem");
    refused("There is no file", "none.p12");
    refused("cannot be opened as PKCS#12", "broken.p12");
    refused("its password is another", "right.p12");
    assertThat(confab("certificate", "server").output()).contains("CN=Confab development CA");
  }

  private void refused(String reason, String... files) {
    List<String> words = new java.util.ArrayList<>(List.of("certificate", "server", "import"));
    words.addAll(List.of(files));
    Shell.Result result = confab(words.toArray(String[]::new));
    assertThat(result.code()).as(result.output()).isEqualTo(1);
    assertThat(result.output()).contains("The certificate is not taken", reason);
  }
}
