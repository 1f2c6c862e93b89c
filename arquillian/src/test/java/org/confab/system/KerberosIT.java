package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.system.server.ServiceKeytab.REALM;
import static org.confab.system.server.ServiceKeytab.SERVICE;
import static org.confab.system.server.ServiceKeytab.WEB_SERVICE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.core.kerberos.MitKdc;
import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.ServiceKeytab;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.confab.system.server.Tool;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in with tickets of a KDC of MIT, with clients that nobody here wrote. */
@ExtendWith(SharedConfab.class)
class KerberosIT {
  @TempDir static Path folder;
  static Path alices;
  private static Optional<MitKdc> kdc = Optional.empty();

  @BeforeAll
  static void realm(ConfabServer server) {
    Tool.require("krb5kdc", "kdb5_util", "kadmin.local", "kinit", "kvno");
    MitKdc started = MitKdc.start(folder, REALM);
    kdc = Optional.of(started);
    started.addPerson("alice", "secret-of-alice");
    started.addPerson("bob", "secret-of-bob");
    started.addPerson("mallory", "secret-of-mallory");
    started.addService(SERVICE, "sip.keytab");
    ServiceKeytab.use(server, started.addService(WEB_SERVICE, "sip.keytab"));
    alices = started.signIn("alice", "secret-of-alice");
  }

  @AfterAll
  static void stop() {
    kdc.ifPresent(MitKdc::close);
  }

  private static Start withTickets(ConfabServer server, String user, Path tickets) {
    return Start.of(server, user, "tls")
        .password("of no use")
        .with("--auth", "krb5", "--sso")
        .in(kdc.orElseThrow().environment(tickets));
  }

  @Test
  void aTicketAndAPasswordOfTheRealmSignInAndTheTwoTalk(ConfabServer server) {
    Start withPassword =
        Start.of(server, "bob", "tcp")
            .password("secret-of-bob")
            .with("--auth", "krb5", "--login", REALM + "\\bob")
            .in(kdc.orElseThrow().environment(folder.resolve("none")));
    try (SipeClient alice = withTickets(server, "alice", alices).signIn();
        SipeClient bob = withPassword.signIn()) {
      alice.awaitPresence("bob", "available");
      bob.awaitPresence("alice", "available");
      alice.order("im bob@" + ConfabServer.DOMAIN + " by ticket");
      bob.await("im", "from", "alice@" + ConfabServer.DOMAIN, "text", "by ticket");
      bob.order("status busy");
      alice.awaitPresence("bob", "busy");
      assertThat(credentials(alice, "INVITE"))
          .isNotEmpty()
          .allMatch(header -> header.startsWith("Kerberos ") && header.contains("response="));
    }
  }

  /** The credentials of every message of that method that the client has sent. */
  private static List<String> credentials(SipeClient client, String method) {
    return client.history().stream()
        .filter(event -> event.is("sip", "way", "sent"))
        .map(event -> event.field("message"))
        .filter(message -> message.startsWith(method + " "))
        .flatMap(String::lines)
        .filter(line -> line.startsWith("Authorization: "))
        .map(line -> line.substring("Authorization: ".length()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"bob,     ticket of alice,   403, 4004", "mallory, ticket of mallory, 401, 1000"})
  void theTicketOfSomebodyElseOrOfNoUserSignsNobodyIn(
      String user, String ticket, int status, int diagnostic, ConfabServer server) {
    Path tickets =
        ticket.endsWith("alice")
            ? alices
            : kdc.orElseThrow().signIn("mallory", "secret-of-mallory");
    try (SipeClient client = withTickets(server, user, tickets).launch()) {
      client.await("connection-error");
      client.awaitReceived("SIP/2.0 " + status, "ms-diagnostics: " + diagnostic + ";");
    }
  }

  @Test
  void aTicketOpensTheWebServicesToo(ConfabServer server) {
    Tool.require("curl");
    Shell.Result answer = expansion(server, alices);
    assertThat(answer.output())
        .contains("HTTP/1.1 200")
        .containsPattern("(?i)WWW-Authenticate: Negotiate [A-Za-z0-9+/=]{20,}")
        .contains("carol@" + ConfabServer.DOMAIN);
    Path mallorys = kdc.orElseThrow().signIn("mallory", "secret-of-mallory");
    assertThat(expansion(server, mallorys).output())
        .contains("HTTP/1.1 401")
        .doesNotContain("HTTP/1.1 200")
        .doesNotContain("carol@");
    assertThat(expansion(server, folder.resolve("none")).output())
        .contains("HTTP/1.1 401")
        .containsPattern("(?i)WWW-Authenticate: Negotiate\\s")
        .doesNotContain("HTTP/1.1 200");
  }

  /** What curl shows of a list's expansion, asked for with those tickets. */
  private static Shell.Result expansion(ConfabServer server, Path tickets) {
    String host = "sip." + ConfabServer.DOMAIN;
    String address = "https://" + host + ":" + server.httpsPort() + "/groupexpansion/service.svc";
    String question =
        "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>"
            + "<QueryDLMembers xmlns=\"DistributionListExpander\"><groupMailAddress>emea@"
            + ConfabServer.DOMAIN
            + "</groupMailAddress></QueryDLMembers></e:Body></e:Envelope>";
    List<String> curl =
        List.of(
            "curl --silent --show-error --include --http1.1 --negotiate --user :".split(" ", -1));
    List<String> command = new ArrayList<>(curl);
    command.addAll(List.of("--cacert", server.home().resolve("keys/ca.pem").toString()));
    command.addAll(List.of("--resolve", host + ":" + server.httpsPort() + ":127.0.0.1"));
    command.addAll(List.of("--header", "Content-Type: text/xml", "--header", "SOAPAction: \"\""));
    command.addAll(List.of("--data", question, address));
    return Shell.run(
        command, server.home(), kdc.orElseThrow().environment(tickets), Duration.ofSeconds(30));
  }

  @Test
  void whoIsCalledOtherwiseInTheRealmSignsInByTheNameThatTheAdministratorGave(ConfabServer server) {
    kdc.orElseThrow().addPerson("carlotta", "secret-of-carlotta");
    Path tickets = kdc.orElseThrow().signIn("carlotta", "secret-of-carlotta");
    called(server, "--principal", "carlotta@" + REALM);
    try (SipeClient carol = withTickets(server, "carol", tickets).signIn()) {
      called(server);
      carol.await("connection-error");
    }
    try (SipeClient carol = withTickets(server, "carol", tickets).launch()) {
      carol.await("connection-error");
      carol.awaitReceived("SIP/2.0 403", "ms-diagnostics: 4004;");
    }
  }

  private static void called(ConfabServer server, String... principal) {
    List<String> command = new ArrayList<>(List.of("user", "kerberos", "sip:carol@litwareinc.com"));
    command.addAll(List.of(principal));
    Shell.Result done = server.confab(Duration.ofMinutes(1), command.toArray(String[]::new));
    assertThat(done.code()).as(done.output()).isZero();
  }

  @Test
  void aTokenOfSomebodySignedInIsWorthNothingToWhoeverHeardIt(ConfabServer server) {
    String heard;
    try (SipeClient alice = withTickets(server, "alice", alices).signIn()) {
      heard =
          credentials(alice, "REGISTER").stream()
              .filter(header -> header.contains("gssapi-data=\"YII"))
              .findFirst()
              .orElseThrow();
    }
    try (SipUser thief = SipUser.connect(server, "tls", "alice")) {
      SipMessage answer = thief.ask(thief.registerRequest().with("Authorization", heard));
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.diagnostic()).isEqualTo(1000);
      String unsigned = heard.replaceFirst(", crand=.*", "");
      SipMessage other = thief.ask(thief.registerRequest().with("Authorization", unsigned));
      assertThat(other.status()).isEqualTo(401);
      assertThat(other.diagnostic()).isEqualTo(1000);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAAA", "%%%", "YIICwAYJKoZIhvcSAQICAQBu", "TlRMTVNTUAABAAAA"})
  void whatIsNoTokenIsRefusedAndTheConnectionGoesOn(String token, ConfabServer server) {
    try (SipUser stranger = SipUser.connect(server, "tls", "alice")) {
      SipMessage answer =
          stranger.ask(
              stranger
                  .registerRequest()
                  .with(
                      "Authorization",
                      "Kerberos qop=\"auth\", realm=\"SIP Communications Service\", targetname=\""
                          + SERVICE
                          + "\", gssapi-data=\""
                          + token
                          + "\", version=4"));
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.diagnostic()).isEqualTo(1000);
      assertThat(answer.headers("WWW-Authenticate"))
          .anyMatch(offer -> offer.startsWith("Kerberos "))
          .anyMatch(offer -> offer.startsWith("NTLM "));
      assertThat(stranger.register(4, ConfabServer.PASSWORD).status()).isEqualTo(200);
    }
  }
}
