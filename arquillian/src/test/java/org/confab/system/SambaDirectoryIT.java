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

  private static void group(String name, String... options) {
    List<String> words = new ArrayList<>(List.of("group", "add", name));
    words.addAll(List.of(options));
    samba().administer(words.toArray(String[]::new));
  }

  /** Created, renamed, moved into a group, disabled, enabled, expired, deleted. */
  @Test
  void aPersonIsFollowedThroughHisWholeLifeInTheDirectory(ConfabServer server) {
    person("life");
    person("mate");
    sync(server);
    assertThat(confab(server, "user", "list"))
        .containsPattern("sip:ad-life@litwareinc.com +enabled +life Ofthedomain");
    signIn(server, "ad-mate").close();

    try (SipUser life = signIn(server, "ad-life");
        SipUser erin = SipUser.signIn(server, "tls", "erin")) {
      isRenamed(erin);
      isMovedIntoGroups(server);
      samba().administer("user", "disable", "ad-life");
      assertThat(awaitSignedOut(life)).isEqualTo("4141;reason=\"User disabled\"");
    }
    assertThat(attempt(server, "ad-life")).isEqualTo(4141);
    samba().administer("user", "enable", "ad-life");
    sync(server);
    try (SipUser life = SipUser.signIn(server, "tls", "ad-life")) {
      samba().administer("user", "setexpiry", "ad-life", "--days=0");
      assertThat(awaitSignedOut(life)).contains("4141");
    }
    samba().administer("user", "setexpiry", "ad-life", "--noexpiry");
    sync(server);
    try (SipUser life = SipUser.signIn(server, "tls", "ad-life")) {
      samba().administer("user", "delete", "ad-life");
      assertThat(awaitSignedOut(life)).contains("4194");
    }
    sync(server);
    assertThat(attempt(server, "ad-life")).isEqualTo(1000);
    assertThat(expand(server, "ad-sales")).containsExactly(address("ad-mate"));
  }

  private static void isRenamed(SipUser watcher) {
    watchCard(watcher, "ad-life");
    samba()
        .administer("user", "rename", "ad-life", "--surname=Married", "--display-name=Now Married");
    watcher.awaitRequest("BENOTIFY", told -> told.body().contains("Now Married"));
  }

  /** The second group has no address: who is in it is in the lists that name it. */
  private static void isMovedIntoGroups(ConfabServer server) {
    group("ad-sales", "--mail-address=ad-sales@" + ConfabServer.DOMAIN);
    group("ad-inner");
    samba().administer("group", "addmembers", "ad-sales", "ad-inner");
    samba().administer("group", "addmembers", "ad-inner", "ad-mate");
    sync(server);
    assertThat(expand(server, "ad-sales")).containsExactly(address("ad-mate"));

    samba().administer("group", "addmembers", "ad-sales", "ad-life");
    sync(server);
    assertThat(expand(server, "ad-sales"))
        .containsExactlyInAnyOrder(address("ad-life"), address("ad-mate"));

    samba().administer("group", "removemembers", "ad-sales", "ad-life");
    samba().administer("group", "addmembers", "ad-inner", "ad-life");
    sync(server);
    assertThat(expand(server, "ad-sales"))
        .containsExactlyInAnyOrder(address("ad-life"), address("ad-mate"));
  }
}
