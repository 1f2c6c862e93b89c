package org.confab.core.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.confab.core.Refused;
import org.confab.core.SipDomains;
import org.confab.core.directory.MemoryAccountNames;
import org.confab.core.directory.User;
import org.confab.core.directory.UserCache;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordCheckTest {
  private static final SipUri ALICE = SipUri.parse("sip:alice@litwareinc.com");
  private static final SipUri ERIN = SipUri.parse("sip:erin@litwareinc.com");

  private final UserCache users = new UserCache(SipDomains.of("litwareinc.com"));
  private final PasswordCheck check =
      new PasswordCheck(users, new FixedCredentials(), new GuessLimits(Clock.systemUTC()));

  @BeforeEach
  void fill() {
    users.put(new User(ALICE, "Alice", "alice@litwareinc.com", "", "", "", "", true));
    users.put(new User(ERIN, "Erin", "erin@litwareinc.com", "", "", "", "", false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice",
        "Alice@LitwareInc.com",
        "sip:alice@litwareinc.com",
        "LITWAREINC\\alice",
        "litwareinc.com\\Alice",
        "LITWAREINC\\alice@litwareinc.com"
      })
  void everySpellingOfTheNameSignsIn(String name) {
    assertThat(check.check(name, "Confab-1", "192.0.2.1")).map(User::aor).contains(ALICE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nobody", "OTHER\\alice", "alice@other.com", "a b", "@", "alice@", "<alice>"})
  void anyOtherNameDoesNot(String name) {
    assertThat(check.check(name, "Confab-1", "192.0.2.1")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"aarcher", "AD\\AArcher", "a.archer@ad.test"})
  void whatTheDirectoryCallsSomebodySignsIn(String name) {
    UserCache called =
        new UserCache(
            SipDomains.of("litwareinc.com"),
            new MemoryAccountNames()
                .with("aarcher", ALICE.asString())
                .with("a.archer@ad.test", ALICE.asString()));
    called.put(new User(ALICE, "Alice", "", "", "", "", "", true));
    PasswordCheck byName =
        new PasswordCheck(called, new FixedCredentials(), new GuessLimits(Clock.systemUTC()));

    assertThat(byName.check(name, "Confab-1", "192.0.2.1")).map(User::aor).contains(ALICE);
    assertThat(byName.check(name, "Confab-2", "192.0.2.1")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "confab-1", "Confab-1 ", "Confab-2"})
  void aWrongPasswordDoesNot(String password) {
    assertThat(check.check("alice", password, "192.0.2.1")).isEmpty();
  }

  @Test
  void aDisabledUserDoesNot() {
    assertThat(check.check("erin", "Confab-1", "192.0.2.1")).isEmpty();
  }

  @Test
  void aPasswordLongerThanAnyStoredOneDoesNot() {
    assertThat(check.check("alice", "x".repeat(100_000), "192.0.2.1")).isEmpty();
  }

  @Test
  void tooManyWrongPasswordsFromOneAddressAreNotLookedAt() {
    for (int i = 0; i < GuessLimits.PER_USER_AND_SOURCE; i++) {
      assertThat(check.check("alice", "wrong", "192.0.2.9")).isEmpty();
    }
    assertThatThrownBy(() -> check.check("alice", "Confab-1", "192.0.2.9"))
        .isInstanceOf(Refused.class);
    assertThat(check.check("alice", "Confab-1", "192.0.2.10")).isPresent();
  }

  /** Alice and Erin share a password. */
  private static final class FixedCredentials implements CredentialStore {
    private final NtHash hash = NtHash.ofPassword("Confab-1");
    private final Map<SipUri, NtHash> known = Map.of(ALICE, hash, ERIN, hash);

    @Override
    public Optional<NtHash> find(SipUri aor) {
      return Optional.ofNullable(known.get(aor.aor()));
    }

    @Override
    public Optional<DigestSecrets> findDigest(SipUri aor) {
      return Optional.empty();
    }

    @Override
    public void store(SipUri aor, UserSecrets replacement) {
      throw new UnsupportedOperationException("a check stores nothing");
    }

    @Override
    public boolean remove(SipUri aor) {
      throw new UnsupportedOperationException("a check removes nothing");
    }
  }
}
