package org.confab.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.confab.core.MovableClock;
import org.confab.core.SipDomains;
import org.confab.core.authentication.CredentialStore;
import org.confab.core.authentication.DigestSecrets;
import org.confab.core.authentication.SignInScheme;
import org.confab.core.authentication.UserSecrets;
import org.confab.core.directory.MemoryUserStore;
import org.confab.core.directory.User;
import org.confab.core.directory.UserStore;
import org.confab.core.directory.UserStoreContract;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
  private final UserStore users = new MemoryUserStore();
  private final Map<SipUri, NtHash> hashes = new HashMap<>();
  private final Map<SipUri, DigestSecrets> digests = new HashMap<>();
  private final List<SipUri> discarded = new ArrayList<>();
  private final MovableClock clock = new MovableClock();
  private final Accounts accounts =
      new Accounts(SipDomains.of("litwareinc.com"), users, credentials(), discarded::add, clock);

  private CredentialStore credentials() {
    return new CredentialStore() {
      @Override
      public Optional<NtHash> find(SipUri aor) {
        return Optional.ofNullable(hashes.get(aor));
      }

      @Override
      public Optional<DigestSecrets> findDigest(SipUri aor) {
        return Optional.ofNullable(digests.get(aor));
      }

      @Override
      public void store(SipUri aor, UserSecrets secrets) {
        secrets.ntHash().ifPresent(hash -> hashes.put(aor, hash));
        secrets.digest().ifPresent(digest -> digests.put(aor, digest));
      }

      @Override
      public boolean remove(SipUri aor) {
        digests.remove(aor);
        return hashes.remove(aor) != null;
      }
    };
  }

  @Test
  void anOpenedAccountHasAUserAndCredentials() {
    accounts.open(UserStoreContract.ALICE, "Confab-1");

    assertThat(users.all()).containsExactly(opened());
    assertThat(hashes)
        .containsExactly(Map.entry(UserStoreContract.ALICE.aor(), NtHash.ofPassword("Confab-1")));
  }

  @Test
  void anExistingUserKeepsNameAndPassword() {
    accounts.open(UserStoreContract.ALICE, "Confab-1");

    refuses(AccountRefused.Why.EXISTS, UserStoreContract.user("alice", "Mallory"), "other");

    assertThat(users.all()).containsExactly(opened());
    assertThat(hashes).containsValue(NtHash.ofPassword("Confab-1"));
  }

  @Test
  void passwordsAreNeitherEmptyNorEndless() {
    refuses(AccountRefused.Why.BAD_PASSWORD, UserStoreContract.ALICE, "");
    refuses(AccountRefused.Why.BAD_PASSWORD, UserStoreContract.ALICE, "x".repeat(257));
    assertThat(users.all()).isEmpty();
  }

  @Test
  void textsThatDoNotFitAreRefused() {
    refuses(AccountRefused.Why.TOO_LONG, UserStoreContract.user("a".repeat(320), "A"), "x");
    refuses(AccountRefused.Why.TOO_LONG, UserStoreContract.user("a", "A".repeat(257)), "x");
    SipUri anna = SipUri.parse("sip:anna@litwareinc.com");
    String office = "O".repeat(129);
    String phone = "1".repeat(65);
    refuses(AccountRefused.Why.TOO_LONG, new User(anna, "A", "", "", "", office, "", true), "x");
    refuses(AccountRefused.Why.TOO_LONG, new User(anna, "A", "", "", "", "", phone, true), "x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frank",
        "sip:litwareinc.com",
        "sip:@litwareinc.com",
        "sip:frank@litwareinc.com:5061",
        "sip:frank@litwareinc.com;transport=tls",
        "sip:a/b@litwareinc.com",
        "sip:frank smith@litwareinc.com",
        "mailto:frank@litwareinc.com"
      })
  void whatIsNoAddressOfAUserIsRefused(String text) {
    assertThatExceptionOfType(AccountRefused.class)
        .isThrownBy(() -> accounts.address(text))
        .matches(refused -> refused.why() == AccountRefused.Why.BAD_ADDRESS);
  }

  @Test
  void theAddressIsOfThisDomain() {
    assertThat(accounts.address("sip:Frank@LitwareInc.com"))
        .isEqualTo(SipUri.parse("sip:frank@litwareinc.com"));
    assertThatExceptionOfType(AccountRefused.class)
        .isThrownBy(() -> accounts.address("sip:frank@example.org"))
        .matches(refused -> refused.why() == AccountRefused.Why.FOREIGN_DOMAIN);
  }

  @Test
  void theAddressIsOfAnyOfSeveralDomainsAndARefusalNamesThem() {
    Accounts both =
        new Accounts(
            SipDomains.of("litwareinc.com", "fabrikam.com"),
            users,
            credentials(),
            discarded::add,
            clock);
    assertThat(both.address("sip:Zoe@Fabrikam.com"))
        .isEqualTo(SipUri.parse("sip:zoe@fabrikam.com"));
    assertThatExceptionOfType(AccountRefused.class)
        .isThrownBy(() -> both.address("sip:frank@example.org"))
        .withMessage(
            "sip:frank@example.org is not of the domains litwareinc.com, fabrikam.com of this"
                + " server");
  }

  private void refuses(AccountRefused.Why why, User user, String password) {
    assertThatExceptionOfType(AccountRefused.class)
        .isThrownBy(() -> accounts.open(user, password))
        .matches(refused -> refused.why() == why);
  }

  @Test
  void aDisabledAccountIsKeptAsItIs() {
    accounts.open(UserStoreContract.ALICE, "Confab-1");

    User disabled = accounts.setEnabled(UserStoreContract.ALICE.aor(), false);

    assertThat(disabled.withTicketsNotBefore(clock.instant()))
        .isEqualTo(opened().withEnabled(false));
    assertThat(users.all()).containsExactly(disabled);
    assertThat(accounts.setEnabled(UserStoreContract.ALICE.aor(), true))
        .isEqualTo(disabled.withEnabled(true));
  }

  private User opened() {
    return UserStoreContract.ALICE.withTicketsNotBefore(clock.instant());
  }

  @Test
  void whateverEndsTicketsEndsThoseOfTheSameInstantToo() {
    SipUri alice = UserStoreContract.ALICE.aor();
    accounts.open(UserStoreContract.ALICE, "Confab-1");
    List<Instant> states = new ArrayList<>(List.of(opened().ticketsNotBefore()));
    states.add(accounts.setPassword(alice, "Confab-2", Set.of()).ticketsNotBefore());
    states.add(accounts.setEnabled(alice, false).ticketsNotBefore());
    states.add(accounts.endTickets(alice).ticketsNotBefore());
    assertThat(states).doesNotHaveDuplicates().isSorted();
    assertThat(accounts.setEnabled(alice, true).ticketsNotBefore()).isEqualTo(states.get(3));
    assertThat(users.find(alice).orElseThrow().ticketsNotBefore()).isEqualTo(states.get(3));
  }

  @Test
  void whoGetsTheAddressOfSomebodyWhoIsGoneInheritsNoTicket() {
    accounts.open(UserStoreContract.ALICE, "Confab-1");
    Instant before = opened().ticketsNotBefore();
    accounts.remove(UserStoreContract.ALICE.aor());
    clock.forward(Duration.ofSeconds(1));
    accounts.open(UserStoreContract.ALICE, "Confab-2");
    assertThat(users.all())
        .singleElement()
        .satisfies(alice -> assertThat(alice.ticketsNotBefore()).isAfter(before));
  }

  @Test
  void aNewPasswordReplacesTheOldOneForTheSameSchemes() {
    accounts.open(UserStoreContract.ALICE, "Confab-1", Set.of(SignInScheme.NTLM));

    accounts.setPassword(UserStoreContract.ALICE.aor(), "Confab-2", Set.of());

    assertThat(hashes)
        .containsExactly(Map.entry(UserStoreContract.ALICE.aor(), NtHash.ofPassword("Confab-2")));
    assertThat(digests).isEmpty();
  }

  @Test
  void aBadNewPasswordChangesNothing() {
    accounts.open(UserStoreContract.ALICE, "Confab-1");

    assertThatExceptionOfType(AccountRefused.class)
        .isThrownBy(() -> accounts.setPassword(UserStoreContract.ALICE.aor(), "", Set.of()))
        .extracting(AccountRefused::why)
        .isEqualTo(AccountRefused.Why.BAD_PASSWORD);
    assertThat(hashes).containsValue(NtHash.ofPassword("Confab-1"));
  }

  @Test
  void nothingIsLeftOfARemovedAccount() {
    accounts.open(UserStoreContract.ALICE, "Confab-1");

    accounts.remove(UserStoreContract.ALICE.aor());

    assertThat(users.all()).isEmpty();
    assertThat(hashes).isEmpty();
    assertThat(discarded).containsExactly(UserStoreContract.ALICE.aor());
  }

  @Test
  void whoIsNotThereCannotBeChanged() {
    SipUri nobody = SipUri.of("nobody", "litwareinc.com");
    for (Runnable change :
        List.<Runnable>of(
            () -> accounts.setEnabled(nobody, false),
            () -> accounts.endTickets(nobody),
            () -> accounts.setPassword(nobody, "Confab-2", Set.of()),
            () -> accounts.remove(nobody))) {
      assertThatExceptionOfType(AccountRefused.class)
          .isThrownBy(change::run)
          .withMessage("there is no user sip:nobody@litwareinc.com")
          .extracting(AccountRefused::why)
          .isEqualTo(AccountRefused.Why.UNKNOWN);
    }
  }
}
