package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.confab.core.database.Postgres;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.DirectoryAddress;
import org.confab.system.server.Management;
import org.confab.system.server.OpenLdap;
import org.confab.system.server.Shell;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipUser;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./confab check} on a server with everything that can be checked: green, and with each part
 * broken in turn red for the right cause, and green again after the cure.
 */
class CheckIT {
  private static final Pattern RED =
      Pattern.compile("\\{\"name\":\"([a-z-]+)\"[^{}]*\"state\":\"(?:failed|not tried)\"");
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /**
   * Within which health pages answer, whatever hangs; a machine that is busy gets a second more.
   */
  private static final Duration HEALTH = Duration.ofSeconds(3);

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String CHECK_USER = "sip:confab-check-1@" + ConfabServer.DOMAIN;

  @TempDir static Path folder;
  private static Postgres database;
  private static ConfabServer server;
  private static OpenLdap directory;
  private static AdminApi api;

  @BeforeAll
  static void start() {
    database = Postgres.start();
    Map<String, String> settings = new HashMap<>(DirectoryAddress.settings(folder));
    settings.putAll(database.settings());
    server = ConfabServer.fresh("checked").with(settings).start();
    directory = OpenLdap.start(server, folder);
    DirectoryFollowing.sync(server, "--allow-removals");
    api = new AdminApi(server);
    awaitGreen();
  }

  @AfterAll
  static void stop() {
    try {
      awaitGreen();
      server.stop();
      Shell.Result dead = check();
      assertThat(dead.code()).isEqualTo(1);
      assertThat(dead.output())
          .contains("the server does not run", "-> Start it: ./confab run --detach");
    } finally {
      directory.close();
      database.close();
    }
  }

  private static Shell.Result check(String... names) {
    String[] words = new String[names.length + 1];
    words[0] = "check";
    System.arraycopy(names, 0, words, 1, names.length);
    return server.confab(LIMIT, words);
  }

  /**
   * What a test has broken is whole again, so every test finds the server as the one before did.
   *
   * @param names of the checks that are asked for; none: all of them
   */
  private static void awaitGreen(String... names) {
    Instant end = Instant.now().plus(LIMIT);
    String all = "/health/deep" + (names.length == 0 ? "" : "?only=" + String.join(",", names));
    String asked = all;
    while (true) {
      HttpResponse<String> answer = api.get(asked);
      if (answer.statusCode() == 200 && asked.equals(all)) {
        return;
      }
      assertThat(Instant.now()).as(answer.body()).isBefore(end);
      // While something is red, only that is asked for again.
      List<String> red =
          RED.matcher(answer.body()).results().map(one -> one.group(1)).distinct().toList();
      asked = red.isEmpty() ? all : "/health/deep?only=" + String.join(",", red);
    }
  }

  private static void assertRed(Shell.Result result, String name, String cause, String advice) {
    assertThat(result.code()).as(result.output()).isEqualTo(1);
    assertThat(result.output())
        .containsPattern("(?m)^failed +" + name + " .*" + cause)
        .contains("-> " + advice)
        .doesNotContain("\tat ")
        .doesNotContainPattern("(?m)^failed .*Exception");
  }

  @Test
  void everythingIsTriedAndGreen() {
    Shell.Result all = check();
    assertThat(all.code()).as(all.output()).isZero();
    for (String name :
        List.of(
            "process",
            "media-process",
            "https",
            "database",
            "certificates",
            "media-server",
            "directory",
            "check-users",
            "sign-in-ntlm",
            "sign-in-digest",
            "sign-in-tls-dsk",
            "presence",
            "im",
            "conference",
            "audio",
            "distribution-list",
            "address-book",
            "location")) {
      assertThat(all.output()).containsPattern("(?m)^ok +" + name + " +\\d+ ms");
    }
    assertThat(all.output()).contains("PostgreSQL", "a tone heard", "All green");
    Shell.Result one = check("--json", "im");
    assertThat(one.code()).isZero();
    assertThat(one.output())
        .startsWith("{\"green\":true,\"checks\":[{\"name\":\"im\",\"state\":\"ok\",");
    Shell.Result wrong = check("coffee");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.output()).contains("'coffee' is none of database, certificates,");
  }

  @Test
  void aMediaServerThatIsKilledIsTold(TestReporter reporter) {
    ProcessHandle.of(server.mediaServerPid()).orElseThrow().destroyForcibly();
    Instant killed = Instant.now();
    HttpResponse<String> red = api.get("/health/deep?only=media-server,conference");
    assertThat(red.statusCode()).as(red.body()).isEqualTo(503);
    assertThat(red.body())
        .containsPattern("\"trouble\":\"media-server-(silent|lost)\"")
        .contains("log/media-console.log", "\"name\":\"conference\"", "needs media-server");
    awaitGreen("media-server", "conference");
    reporter.publishEntry("back after", Duration.between(killed, Instant.now()).toString());
  }

  @Test
  void aDatabaseThatIsStoppedIsToldAndWhoNeedsItIsAskedToComeBack() {
    try (SipUser alice = SipUser.signIn(server, "tls", "alice");
        SipUser bob = SipUser.signIn(server, "tcp", "bob")) {
      database.pause();
      try {
        assertRed(
            check("database", "im"),
            "database",
            "the database does not answer",
            "Start the database");
        SipMessage refused = alice.ask(Kept.question(alice, "contacts"));
        assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("30");
        assertThat(refused.diagnostic()).isEqualTo(1);
        HttpResponse<String> problem = api.get("/api/users");
        assertThat(problem.statusCode()).as(problem.body()).isEqualTo(503);
        assertThat(problem.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(problem.headers().firstValue("Content-Type").orElse(""))
            .startsWith("application/problem+json");
        assertThat(health("ready").statusCode()).isEqualTo(503);
      } finally {
        database.resume();
      }
      awaitGreen("database", "im");
      assertThat(alice.ask(Kept.question(alice, "contacts")).status()).isEqualTo(200);
      assertThat(bob.unregister().status()).isEqualTo(200);
    }
  }

  @Test
  void aDatabaseThatHangsIsToldInTimeByReadyAndNotByLive() {
    assertThat(health("ready").statusCode()).isEqualTo(200);
    database.hang();
    try {
      awaitReady(503);
      Instant asked = Instant.now();
      HttpResponse<String> ready = health("ready");
      assertThat(ready.statusCode()).as(ready.body()).isEqualTo(503);
      assertThat(ready.body()).contains("\"missing\":[\"database\"");
      assertThat(health("live").statusCode()).isEqualTo(200);
      assertThat(Duration.between(asked, Instant.now())).isLessThan(HEALTH.multipliedBy(2));
    } finally {
      database.goOn();
    }
    awaitReady(200);
    awaitGreen("database", "im");
  }

  /** What was seen a moment ago may be told once more; the answer itself comes in time. */
  private static void awaitReady(int status) {
    Instant end = Instant.now().plus(LIMIT);
    HttpResponse<String> ready = health("ready");
    while (ready.statusCode() != status) {
      assertThat(Instant.now()).as(ready.body()).isBefore(end);
      ready = health("ready");
    }
  }

  private static HttpResponse<String> health(String page) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.httpPort() + "/health/" + page))
            .timeout(HEALTH)
            .build();
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Test
  void aDirectoryThatIsStoppedIsTold() {
    directory.stop();
    try {
      assertRed(
          check("directory"),
          "directory",
          "the directory cannot be reached: ldaps://127",
          "Start it, or correct CONFAB_LDAP_URL");
    } finally {
      directory.startAgain();
      DirectoryFollowing.sync(server, "--allow-removals");
    }
    awaitGreen("directory");
  }

  @Test
  void aCheckUserWhoIsDisabledIsTold() {
    assertThat(server.confab(LIMIT, "user", "disable", CHECK_USER).code()).isZero();
    Shell.Result red = check("im");
    assertRed(
        red,
        "check-users",
        "the check user confab-check-1@litwareinc.com is disabled",
        "Enable it: ./confab user enable " + CHECK_USER);
    assertThat(red.output()).containsPattern("(?m)^not tried +im +needs check-users");
    assertThat(server.confab(LIMIT, "user", "enable", CHECK_USER).code()).isZero();
    awaitGreen("im");
  }

  @Test
  void aCertificateThatHasExpiredIsTold() throws IOException {
    Path keys = server.home().resolve("keys");
    Path good = Files.copy(keys.resolve("public.p12"), folder.resolve("good.p12"));
    try {
      Files.copy(expired(keys), keys.resolve("public.p12"), StandardCopyOption.REPLACE_EXISTING);
      reloadKeys();
      Shell.Result red = check("certificates", "https", "im");
      assertRed(red, "https", "the certificate of HTTPS expired on 20", "Give this instance a new");
      assertRed(red, "certificates", "the certificate of .* expired on 20", "Give this instance");
      assertThat(red.output()).containsPattern("(?m)^ok +im ");
    } finally {
      Files.copy(good, keys.resolve("public.p12"), StandardCopyOption.REPLACE_EXISTING);
      reloadKeys();
    }
    awaitGreen("certificates", "im");
  }

  /** A key like the server's, with a certificate of the same CA that was good until a month ago. */
  private static Path expired(Path keys) {
    String script =
        """
        set -e
        store="-keystore expired.p12 -storetype PKCS12 -storepass:file $0/server.password"
        keytool -genkeypair -alias server $store -keyalg RSA -keysize 2048 -dname CN=sip.litwareinc.com -validity 9
        keytool -certreq -alias server $store -file expired.csr
        keytool -gencert -rfc -alias ca -keystore $0/ca.p12 -storepass:file $0/server.password -infile expired.csr \\
          -outfile expired.crt -startdate -60d -validity 30 -ext san=dns:localhost,ip:127.0.0.1
        cat expired.crt $0/ca.pem > expired.chain
        keytool -importcert -noprompt -alias ca $store -file $0/ca.pem
        keytool -importcert -noprompt -alias server $store -file expired.chain
        """;
    Shell.Result made =
        Shell.run(List.of("bash", "-c", script, keys.toString()), folder, Map.of(), LIMIT);
    assertThat(made.code()).as(made.output()).isZero();
    return folder.resolve("expired.p12");
  }

  /** Has the web listeners take the key that is in the file now. */
  private static void reloadKeys() {
    try (Management console = new Management(server)) {
      for (String[] step :
          List.of(new String[] {"key-store", "load"}, new String[] {"key-manager", "init"})) {
        ModelNode operation = new ModelNode();
        operation.get("operation").set(step[1]);
        operation.get("address").add("subsystem", "elytron").add(step[0], "confab");
        var unused = console.result(operation);
      }
    }
  }
}
