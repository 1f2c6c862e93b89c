package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.system.server.Management.operation;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.confab.protocol.xml.XmlElement;
import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.Management;
import org.confab.system.server.Shell;
import org.confab.system.sip.DigestPhone;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipRequest;
import org.confab.system.sip.SipUser;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One server for people of litwareinc.com and fabrikam.com: alice and zoe are colleagues, and yan
 * of example.org is a stranger to both. On a server of its own.
 */
class SeveralDomainsIT {
  private static final ConfabServer SERVER =
      ConfabServer.fresh("domains")
          .with(Map.of("CONFAB_OTHER_DOMAINS", "Fabrikam.com, contoso.com"));

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String ALICE = "sip:alice@litwareinc.com";
  private static final String ZOE = "zoe@fabrikam.com";
  private static final String NOTE = "http://schemas.microsoft.com/2006/09/sip/note";

  @BeforeAll
  static void start() {
    SERVER.start();
    Shell.Result added = addUser(SERVER, ZOE);
    assertThat(added.code()).as(added.output()).isZero();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  private static Shell.Result addUser(ConfabServer server, String address) {
    return server.confab(
        LIMIT,
        "user",
        "add",
        "sip:" + address,
        "--password",
        ConfabServer.PASSWORD,
        "--name",
        "Zoe Zimmer");
  }

  private static void say(SipUser from, SipUser to, String text) {
    SipMessage sent = from.send(from.request("MESSAGE", to.aor()).body("text/plain", text));
    SipMessage arrived = to.awaitRequest("MESSAGE", any -> any.body().equals(text));
    assertThat(arrived.header("P-Asserted-Identity")).contains("<" + from.aor() + ">");
    to.answer(arrived, 200, "OK", "", "");
    assertThat(from.answerTo(sent).status()).isEqualTo(200);
  }

  @Test
  void theyWriteToEachOtherAndSeeEachOtherAsColleagues() {
    try (SipUser alice = SipUser.signIn(SERVER, "tls", "alice");
        SipUser zoe = SipUser.signIn(SERVER, "tcp", ZOE)) {
      say(alice, zoe, "from the primary domain");
      say(zoe, alice, "from the other");
      seesNoteForColleagues(alice, zoe);
      seesNoteForColleagues(zoe, alice);
    }
  }

  /** Of what is published in container 200, colleagues alone are told. */
  private static void seesNoteForColleagues(SipUser publisher, SipUser watcher) {
    SipMessage subscribed =
        watcher.ask(Publications.batch(watcher, publisher.aor(), "<category name=\"note\"/>"));
    assertThat(subscribed.status()).as(subscribed.toString()).isEqualTo(200);
    String text = "for colleagues of " + publisher.epid();
    SipMessage published =
        publisher.ask(
            Publications.of(
                publisher,
                "<publication categoryName=\"note\" instance=\"0\" container=\"200\" version=\"0\" expireType=\"static\"><note xmlns=\"%s\"><body type=\"personal\" uri=\"\">%s</body></note></publication>"
                    .formatted(NOTE, text)));
    assertThat(published.status()).as(published.toString()).isEqualTo(200);
    watcher.awaitRequest("BENOTIFY", told -> told.body().contains(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"udp", "tcp", "tls"})
  void aPhoneSignsInByTheBareNameInTheRealmOfItsDomain(String transport) {
    try (DigestPhone phone = DigestPhone.of(SERVER, transport, ZOE, ConfabServer.PASSWORD)) {
      assertThat(phone.ask(phone.register()).header("WWW-Authenticate"))
          .contains("realm=\"fabrikam.com\"");
      assertThat(phone.signIn("SHA-256").status()).isEqualTo(200);
    }
    try (DigestPhone phone = DigestPhone.of(SERVER, transport, "alice", ConfabServer.PASSWORD)) {
      assertThat(phone.signIn("MD5").status()).isEqualTo(200);
    }
  }

  @Test
  void theyFindEachOtherInTheSearch() {
    try (SipUser alice = SipUser.signIn(SERVER, "tls", "alice");
        SipUser zoe = SipUser.signIn(SERVER, "tls", ZOE)) {
      assertThat(alice.ask(search(alice, "sip:litwareinc.com", "Zoe")).body())
          .contains("uri=\"sip:zoe@fabrikam.com\" displayName=\"Zoe Zimmer\"");
      assertThat(zoe.ask(search(zoe, "sip:fabrikam.com", "Alice")).body())
          .contains("uri=\"sip:alice@litwareinc.com\"");
      assertThat(zoe.ask(search(zoe, "sip:example.org", "Alice")).status()).isEqualTo(404);
    }
  }

  private static SipRequest search(SipUser user, String uri, String name) {
    return Soap.request(
        user,
        uri,
        "<m:directorySearch><m:filter m:href=\"#searchArray\"/><m:maxResults>9</m:maxResults>"
            + "</m:directorySearch><m:Array m:id=\"searchArray\">"
            + "<m:row m:attrib=\"givenName\" m:value=\""
            + name
            + "\"/></m:Array>");
  }

  @Test
  void theyMeetInAConferenceOfTheOrganizersDomain() {
    try (SipUser alice = SipUser.signIn(SERVER, "tls", "alice");
        SipUser zoe = SipUser.signIn(SERVER, "tls", ZOE)) {
      String id = Conferences.newId();
      String focus = Conferences.create(zoe, id);
      assertThat(focus).startsWith("sip:zoe@fabrikam.com;gruu;opaque=app:conf:focus");
      FocusSession zoes = FocusSession.join(zoe, focus);
      XmlElement roster = zoes.subscribe();
      assertThat(Conferences.users(roster)).contains("sip:zoe@fabrikam.com");
      FocusSession alices = FocusSession.join(alice, focus);
      zoes.awaitUser(ALICE, "full");
      alices.leave();
      zoes.leave();
      HttpResponse<String> page = new AdminApi(SERVER).get("/meet/zoe@fabrikam.com/" + id);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("Zoe Zimmer");
    }
  }

  @Test
  void aThirdDomainIsForeignAsBefore() {
    Shell.Result refused = addUser(SERVER, "yan@example.org");
    assertThat(refused.code()).as(refused.output()).isNotZero();
    assertThat(refused.output()).contains("litwareinc.com, fabrikam.com, contoso.com");
    try (SipUser alice = SipUser.signIn(SERVER, "tls", "alice");
        SipUser yan = SipUser.connect(SERVER, "tls", "yan@example.org")) {
      assertThat(yan.register(4, ConfabServer.PASSWORD).status()).isNotEqualTo(200);
      SipMessage nowhere =
          alice.ask(alice.request("MESSAGE", "sip:yan@example.org").body("text/plain", "?"));
      assertThat(nowhere.status()).isEqualTo(404);
      assertThat(nowhere.diagnostic()).isEqualTo(1005);
      SipMessage nobody =
          alice.ask(alice.request("MESSAGE", "sip:yan@fabrikam.com").body("text/plain", "?"));
      assertThat(nobody.status()).isEqualTo(404);
      assertThat(nobody.diagnostic()).isEqualTo(1003);
    }
  }

  @Test
  void clientsFindTheServerByEachDomain() {
    Shell.Result certificate = SERVER.confab(LIMIT, "certificate", "server", "show");
    assertThat(certificate.output())
        .contains(" sip.litwareinc.com ", " sip.fabrikam.com ", " sip.contoso.com ");
    Shell.Result dns = SERVER.confab(LIMIT, "check", "dns", "--resolver", "127.0.0.1:1");
    assertThat(dns.output())
        .contains("$ORIGIN litwareinc.com.", "$ORIGIN fabrikam.com.", "$ORIGIN contoso.com.")
        .endsWith("; 0 of 36 lead here, of 3 domains\n");
    AdminApi api = new AdminApi(SERVER);
    String root = "/autodiscover/autodiscoverservice.svc/root?sipuri=";
    HttpResponse<String> zoes = api.get(root + ZOE);
    assertThat(zoes.statusCode()).isEqualTo(200);
    assertThat(zoes.body()).contains("zoe%40fabrikam.com");
    assertThat(api.get(root + "yan@example.org").statusCode()).isEqualTo(404);
    assertThat(api.get("/").body()).contains("fabrikam.com, contoso.com");
  }

  @Test
  void aBackupGoesNowhereWhereADomainIsLacking(@TempDir Path folder) {
    String file = folder.resolve("backup").toString();
    Shell.Result made = SERVER.confab(LIMIT, "backup", "--without-keys", file);
    assertThat(made.code()).as(made.output()).isZero();
    Shell.Result refused =
        ConfabServer.fresh("fewer-domains").confab(LIMIT, "restore", "--without-keys", file);
    assertThat(refused.code()).as(refused.output()).isNotZero();
    assertThat(refused.output()).contains("it lacks fabrikam.com, contoso.com");
  }

  @Test
  void aDomainIsThereOnceWhoeverWritesIt() {
    try (Management management = new Management(SERVER)) {
      assertThat(management.refused(write("fabrikam.com", "litwareinc.com")))
          .contains("other-domains", "twice");
      assertThat(management.refused(write("fabrikam.com", "FABRIKAM.com")))
          .contains("other-domains", "twice");
    }
    Shell.Result refused =
        ConfabServer.fresh("same-domain")
            .with(Map.of("CONFAB_OTHER_DOMAINS", "LitwareInc.com"))
            .confab(LIMIT, "run", "--detach");
    assertThat(refused.code()).isNotZero();
    assertThat(refused.output()).contains("CONFAB_OTHER_DOMAINS has litwareinc.com twice");
  }

  private static ModelNode write(String... domains) {
    ModelNode operation = operation("write-attribute");
    operation.get("name").set("other-domains");
    ModelNode list = new ModelNode().setEmptyList();
    List.of(domains).forEach(list::add);
    operation.get("value").set(list);
    return operation;
  }

  @Test
  void aDomainCountsAfterAReloadAndItsPeopleComeAndGoWithIt() {
    reloadWith("fabrikam.com", "contoso.com", "northwind.com");
    Shell.Result added = addUser(SERVER, "ida@northwind.com");
    assertThat(added.code()).as(added.output()).isZero();
    SipUser.signIn(SERVER, "tls", "ida@northwind.com").close();
    assertThat(found("Zoe")).contains("sip:ida@northwind.com", "sip:zoe@fabrikam.com");
    assertThat(SERVER.confab(LIMIT, "status").output())
        .contains("the server certificate is not for sip.northwind.com,");
    reloadWith("fabrikam.com", "contoso.com");
    try (SipUser ida = SipUser.connect(SERVER, "tls", "ida@northwind.com")) {
      assertThat(ida.register(4, ConfabServer.PASSWORD).status()).isNotEqualTo(200);
    }
    assertThat(found("Zoe")).doesNotContain("northwind").contains("sip:zoe@fabrikam.com");
    assertThat(new AdminApi(SERVER).get("/api/users?q=northwind").body())
        .contains("sip:ida@northwind.com");
    SipUser.signIn(SERVER, "tls", ZOE).close();
  }

  private static String found(String name) {
    try (SipUser alice = SipUser.signIn(SERVER, "tls", "alice")) {
      return alice.ask(search(alice, "sip:litwareinc.com", name)).body();
    }
  }

  private static void reloadWith(String... domains) {
    try (Management management = new Management(SERVER)) {
      management.result(write(domains));
      management.reload();
    }
    SERVER.awaitServing("confab.other.domains", String.join(",", domains));
    SERVER.awaitReady();
  }

  @Test
  void pidginSignsInWithTheOtherDomainAndTalksToThePrimary() {
    try (SipeClient zoe = Start.of(SERVER, ZOE, "tls").signIn();
        SipeClient alice = Start.of(SERVER, "alice", "tcp").signIn()) {
      zoe.order("im alice@litwareinc.com across domains");
      alice.await("im", "from", ZOE, "text", "across domains");
      alice.order("im " + ZOE + " and back");
      zoe.await("im", "from", "alice@litwareinc.com", "text", "and back");
    }
  }
}
