package org.confab.ejb.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.confab.core.SipDomains;
import org.confab.core.accounts.Accounts;
import org.confab.core.authentication.CredentialStore;
import org.confab.core.authentication.GuessLimits;
import org.confab.core.authentication.InMemoryCredentialStore;
import org.confab.core.authentication.KnownPlaces;
import org.confab.core.check.CheckFailed;
import org.confab.core.check.Trouble;
import org.confab.core.directory.SearchStore;
import org.confab.core.directory.User;
import org.confab.core.directory.UserStore;
import org.confab.ejb.authentication.SecretBox;
import org.confab.ejb.check.CheckUsers.CheckUser;
import org.confab.ejb.database.JpaDatabase;
import org.confab.ejb.directory.TestUsers;
import org.confab.protocol.directory.DirectoryAttribute;
import org.confab.protocol.directory.DirectoryTerm;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CheckUsersTest {
  private static final String DOMAIN = "litwareinc.com";
  private static final SipUri FIRST = SipUri.of("confab-check-1", DOMAIN);

  @RegisterExtension final JpaDatabase database = new JpaDatabase();

  private final CredentialStore credentials = new InMemoryCredentialStore();
  private final SecretBox box = SecretBox.of(new byte[32]);

  /** Both of them, in a transaction. */
  public interface Pair {
    /** See {@link CheckUsers#both}. */
    List<CheckUser> both();
  }

  private Pair pair() {
    return database.store(Pair.class, this::pair);
  }

  private Pair pair(EntityManager entities) {
    UserStore users = TestUsers.on(entities);
    Accounts accounts =
        new Accounts(SipDomains.of(DOMAIN), users, credentials, owner -> {}, Clock.systemUTC());
    return new CheckUsers(entities, users, accounts, DOMAIN, box)::both;
  }

  private UserStore users() {
    return TestUsers.in(database);
  }

  @Test
  void theyAreMadeOnceAndKeepTheirPasswords() {
    List<CheckUser> made = pair().both();
    assertThat(made)
        .extracting(one -> one.aor().user())
        .containsExactly("confab-check-1", "confab-check-2");
    assertThat(made.get(0).password()).hasSize(48).isNotEqualTo(made.get(1).password());
    assertThat(credentials.find(FIRST)).contains(NtHash.ofPassword(made.get(0).password()));
    assertThat(pair().both()).isEqualTo(made);
    assertThat(made.toString()).doesNotContain(made.get(0).password());
  }

  @Test
  void theirPasswordsOpenNothingFromOtherMachines() throws IOException {
    GuessLimits limits =
        new GuessLimits(
            Clock.systemUTC(),
            new KnownPlaces(Clock.systemUTC()),
            CheckUsersOfThisMachine.of(DOMAIN));
    InetAddress own =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .findAny()
            .orElseThrow();
    for (String here : List.of("127.0.0.1", "0:0:0:0:0:0:0:1", own.getHostAddress())) {
      assertThat(limits.refused(FIRST.address(), here)).as(here).isEmpty();
    }
    for (CheckUser user : pair().both()) {
      assertThat(limits.isBarred(user.aor().address(), "192.0.2.1")).isTrue();
      assertThat(limits.refused(user.aor().address(), "192.0.2.1")).isPresent();
    }
    assertThat(limits.isBarred("confab-check-1@example.com", "192.0.2.1")).isFalse();
    assertThat(limits.isBarred("alice@" + DOMAIN, "192.0.2.1")).isFalse();
  }

  @Test
  void nobodyIsToldOfThem() {
    var unused = pair().both();
    assertThat(users().find(FIRST)).isPresent();
    assertThat(users().page(Optional.empty(), 10)).isEmpty();
    SearchStore search = TestUsers.searchIn(database);
    assertThat(
            search.search(
                List.of(new DirectoryTerm(DirectoryAttribute.DISPLAY_NAME, "Confab")),
                SipDomains.of(DOMAIN),
                10))
        .isEmpty();
  }

  @Test
  void oneWhoIsDisabledIsNamed() {
    var unused = pair().both();
    users().replace(users().find(FIRST).orElseThrow().withEnabled(false));
    assertThatExceptionOfType(CheckFailed.class)
        .isThrownBy(() -> pair().both())
        .satisfies(
            failed -> assertThat(failed.finding().trouble()).isEqualTo(Trouble.CHECK_USER_DISABLED))
        .withMessage("the check user confab-check-1@litwareinc.com is disabled");
  }

  @Test
  void anAddressOfSomebodyElseIsNotTaken() {
    assertThat(users().add(new User(FIRST, "Somebody", "", "", "", "", "", true))).isTrue();
    assertThatExceptionOfType(CheckFailed.class)
        .isThrownBy(() -> pair().both())
        .satisfies(
            failed -> assertThat(failed.finding().trouble()).isEqualTo(Trouble.CHECK_USER_TAKEN));
    assertThat(credentials.find(FIRST)).isEmpty();
  }
}
