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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SambaDomain;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** People and groups of an Active Directory, and what becomes of them while the server runs. */
@ExtendWith(SharedConfab.class)
class SambaDirectoryIT {
  @TempDir static Path folder;
  private static final List<String> PEOPLE = new ArrayList<>();
  private static Optional<SambaDomain> domain = Optional.empty();

  @BeforeAll
  static void found(ConfabServer server) {
    domain = Optional.of(SambaDomain.startAsDirectory(server, folder));
    person("stay");
    sync(server, "--allow-removals");
  }

  /** Nobody of the domain stays behind for other tests. */
  @AfterAll
  static void leave(ConfabServer server) {
    domain.ifPresent(SambaDomain::close);
    for (String name : PEOPLE) {
      server.confab(Duration.ofMinutes(1), "user", "remove", address("ad-" + name));
    }
  }

  private static void person(String name) {
    PEOPLE.add(name);
    String account = "ad-" + name;
    samba()
        .administer(
            "user",
            "create",
            account,
            "Secret-of-the-domain-1",
            "--mail-address=" + account + "@" + ConfabServer.DOMAIN,
            "--given-name=" + name,
            "--surname=Ofthedomain",
            "--job-title=Tester");
  }

  private static SambaDomain samba() {
    return domain.orElseThrow();
  }

  @Test
  void whoIsCreatedMaySignInAndWhoIsDeletedIsSignedOut(ConfabServer server) {
    person("guest");
    sync(server);
    assertThat(confab(server, "user", "list"))
        .containsPattern("sip:ad-guest@litwareinc.com +enabled +guest Ofthedomain");
    try (SipUser guest = signIn(server, "ad-guest")) {
      samba().administer("user", "delete", "ad-guest");
      assertThat(awaitSignedOut(guest)).contains("4194");
    }
    sync(server);
    assertThat(attempt(server, "ad-guest")).isEqualTo(1000);
  }

  @Test
  void whoIsDisabledIsToldAndKeptOutUntilEnabledAgain(ConfabServer server) {
    person("lock");
    sync(server);
    try (SipUser lock = signIn(server, "ad-lock")) {
      samba().administer("user", "disable", "ad-lock");
      assertThat(awaitSignedOut(lock)).isEqualTo("4141;reason=\"User disabled\"");
    }
    assertThat(attempt(server, "ad-lock")).isEqualTo(4141);
    samba().administer("user", "enable", "ad-lock");
    sync(server);
    SipUser.signIn(server, "tls", "ad-lock").close();
  }

  @Test
  void whoIsRenamedIsSeenSoByThoseWhoWatch(ConfabServer server) {
    person("wife");
    sync(server);
    try (SipUser erin = SipUser.signIn(server, "tls", "erin")) {
      watchCard(erin, "ad-wife");
      samba()
          .administer(
              "user", "rename", "ad-wife", "--surname=Married", "--display-name=Wife Married");
      erin.awaitRequest("BENOTIFY", told -> told.body().contains("Wife Married"));
    }
  }

  @Test
  void whoIsMovedIntoAGroupIsInItsList(ConfabServer server) {
    person("team1");
    person("team2");
    samba()
        .administer("group", "add", "ad-sales", "--mail-address=ad-sales@" + ConfabServer.DOMAIN);
    samba().administer("group", "addmembers", "ad-sales", "ad-team1");
    sync(server);
    assertThat(expand(server, "ad-sales")).containsExactly(address("ad-team1"));
    samba().administer("group", "addmembers", "ad-sales", "ad-team2");
    samba().administer("group", "removemembers", "ad-sales", "ad-team1");
    sync(server);
    assertThat(expand(server, "ad-sales")).containsExactly(address("ad-team2"));
  }
}
