package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.system.DirectoryFollowing.address;
import static org.confab.system.DirectoryFollowing.attempt;
import static org.confab.system.DirectoryFollowing.awaitSignedOut;
import static org.confab.system.DirectoryFollowing.confab;
import static org.confab.system.DirectoryFollowing.expand;
import static org.confab.system.DirectoryFollowing.signIn;
import static org.confab.system.DirectoryFollowing.sync;
import static org.confab.system.DirectoryFollowing.watchCard;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.confab.system.docs.ExampleRun;
import org.confab.system.docs.WorkedExample;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.DirectoryAddress;
import org.confab.system.server.OpenLdap;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** People and groups of an OpenLDAP directory, and what becomes of them while the server runs. */
@ExtendWith(SharedConfab.class)
class OpenLdapIT {
  @TempDir static Path folder;
  private static Optional<OpenLdap> directory = Optional.empty();

  @BeforeAll
  static void open(ConfabServer server) {
    directory = Optional.of(OpenLdap.start(server, folder));
    person("stay");
    sync(server, "--allow-removals");
  }

  @AfterAll
  static void close(ConfabServer server) {
    try {
      directory.ifPresent(OpenLdap::deleteAll);
      sync(server, "--allow-removals");
    } finally {
      directory.ifPresent(OpenLdap::close);
    }
  }

  private static OpenLdap ldap() {
    return directory.orElseThrow();
  }

  private static String at(String name) {
    return "cn=" + name + "," + DirectoryAddress.BASE;
  }

  private static void person(String name) {
    ldap()
        .add(
            at(name),
            "objectClass: inetOrgPerson",
            "cn: " + name,
            "sn: Person",
            "displayName: " + name + " of the directory",
            "mail: ldap-" + name + "@litwareinc.com",
            "title: Tester");
  }

  @Test
  void whoComesIntoTheDirectoryMaySignInAndWhoLeavesItIsSignedOut(ConfabServer server) {
    person("comes");
    assertThat(sync(server)).contains("added 1");
    assertThat(confab(server, "user", "list"))
        .containsPattern("sip:ldap-comes@litwareinc.com +enabled +comes of the directory");

    try (SipUser comes = signIn(server, "ldap-comes")) {
      ldap().delete(at("comes"));
      assertThat(awaitSignedOut(comes)).contains("4194");
    }
    // Who is signed out is disabled first; the account is gone when the run is over.
    sync(server);
    assertThat(attempt(server, "ldap-comes")).isEqualTo(1000);
  }

  @Test
  void whoIsCalledOtherwiseIsSeenSoByThoseWhoWatch(ConfabServer server) {
    person("bride");
    sync(server);
    try (SipUser erin = SipUser.signIn(server, "tls", "erin")) {
      watchCard(erin, "ldap-bride");
      ldap()
          .modify(
              "dn: "
                  + at("bride")
                  + "\nchangetype: modify\nreplace: displayName\ndisplayName: Married Now\n");
      erin.awaitRequest("BENOTIFY", told -> told.body().contains("Married Now"));
    }
  }

  @Test
  void whoGetsAnotherAddressTakesHisPasswordAlong(ConfabServer server) {
    person("mover");
    sync(server);
    try (SipUser mover = signIn(server, "ldap-mover")) {
      ldap()
          .modify(
              "dn: "
                  + at("mover")
                  + "\nchangetype: modify\nreplace: mail\nmail: ldap-moved@litwareinc.com\n");
      awaitSignedOut(mover);
    }
    assertThat(sync(server)).contains("added 0");
    SipUser.signIn(server, "tls", "ldap-moved").close();
    assertThat(confab(server, "user", "list")).doesNotContain(address("ldap-mover") + " ");
  }

  @Test
  void groupsAreListsWhoseMembersFollow(ConfabServer server) {
    person("first");
    person("second");
    ldap()
        .add(
            at("inner"),
            "objectClass: groupOfNames",
            "objectClass: extensibleObject",
            "cn: inner",
            "mail: ldap-inner@litwareinc.com",
            "member: " + at("second"),
            "member: " + at("team"));
    ldap()
        .add(
            at("team"),
            "objectClass: groupOfNames",
            "objectClass: extensibleObject",
            "cn: team",
            "mail: ldap-team@litwareinc.com",
            "member: " + at("inner"),
            "member: " + at("first"));
    sync(server);
    assertThat(expand(server, "ldap-team"))
        .containsExactlyInAnyOrder(address("ldap-first"), address("ldap-second"));

    ldap()
        .modify(
            "dn: " + at("second") + "\nchangetype: modrdn\nnewrdn: cn=third\ndeleteoldrdn: 1\n");
    ldap()
        .modify(
            "dn: "
                + at("team")
                + "\nchangetype: modify\ndelete: member\nmember: "
                + at("first")
                + "\n");
    sync(server);
    assertThat(expand(server, "ldap-team")).containsExactly(address("ldap-second"));
    ldap().renamed(at("second"), at("third"));
  }

  @Test
  void theExamplesOfTheDocumentationPrintWhatTheyShow(ConfabServer server, @TempDir Path place) {
    List<WorkedExample> examples =
        WorkedExample.of(ConfabServer.root().resolve("docs/directory.md")).stream()
            .filter(one -> one.needs().equals(Optional.of(WorkedExamplesIT.DIRECTORY)))
            .toList();
    assertThat(examples).isNotEmpty();
    ldap().open(new ExampleRun(server, place), place).run(examples);
  }

  @Test
  void aDirectoryThatIsDownIsSaidAndStopsNobody(ConfabServer server) {
    person("patient");
    sync(server);
    ldap().stop();
    try (SipUser patient = signIn(server, "ldap-patient")) {
      org.confab.system.server.Shell.Result result =
          server.confab(java.time.Duration.ofMinutes(1), "directory", "sync");
      assertThat(result.code()).as(result.output()).isEqualTo(1);
      assertThat(result.output()).contains("ldaps://127.0.0.1:").contains("connect error");
      assertThat(confab(server, "directory", "status")).contains("not followed since");
      assertThat(new AdminApi(server).get("/health").body())
          .contains("\"ready\":true,\"checks\"")
          .contains("not followed since")
          .doesNotContain("ldaps:");
      assertThat(patient.unregister().status()).isEqualTo(200);
    } finally {
      ldap().startAgain();
    }
    sync(server);
    assertThat(confab(server, "directory", "status")).doesNotContain("not followed");
  }
}
