package org.confab.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.confab.core.SipDomains;
import org.confab.core.authentication.AuthenticationSettings;
import org.confab.core.authentication.Authenticator;
import org.confab.core.authentication.GuessLimits;
import org.confab.core.authentication.InMemoryCredentialStore;
import org.confab.core.authentication.ListenerSchemes;
import org.confab.core.authentication.SignInScheme;
import org.confab.core.certificates.CertificateLimits;
import org.confab.core.certificates.ClientCertificates;
import org.confab.core.certificates.DeviceId;
import org.confab.core.certificates.MemoryCertificateStore;
import org.confab.core.certificates.TestAuthority;
import org.confab.core.directory.User;
import org.confab.core.directory.UserCache;
import org.confab.core.registrar.Binding;
import org.confab.core.registrar.Bindings;
import org.confab.core.registrar.MemoryRegistrationStore;
import org.confab.core.registrar.Registrar;
import org.confab.core.registrar.RegistrarLimits;
import org.confab.core.registrar.RegistrationListener;
import org.confab.core.registrar.RegistrationStore;
import org.confab.core.signout.SignOut;
import org.confab.core.subscription.EventPackages;
import org.confab.core.subscription.Subscriptions;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** What is stored, told and ended, in which order. */
class AccountAdministrationTest {
  private static final SipUri ALICE = SipUri.of("alice", "litwareinc.com");
  private static final Clock CLOCK = Clock.fixed(Bindings.END.minusSeconds(60), ZoneOffset.UTC);

  private final List<String> log = new ArrayList<>();
  private final RegistrationStore registrations = new MemoryRegistrationStore();
  private final ClientCertificates certificates =
      new ClientCertificates(
          new TestAuthority(),
          new MemoryCertificateStore(),
          () -> CertificateLimits.STANDARD,
          ended -> log.add("certificates told"),
          CLOCK);
  private final AccountAdministration administration =
      new AccountAdministration(
          new Recording(),
          certificates,
          signOut(),
          user -> log.add("in nobody's lists " + user.user()),
          user -> log.add("forgotten " + user.user()));

  private SignOut signOut() {
    UserCache directory = new UserCache(SipDomains.of("litwareinc.com"));
    Registrar registrar =
        new Registrar(
            registrations,
            directory,
            new RegistrationListener() {
              @Override
              public void endpointAdded(Binding binding) {}

              @Override
              public void endpointRemoved(Binding binding, boolean last) {
                log.add("gone " + binding.endpoint().epid().asString() + (last ? " last" : ""));
              }
            },
            (binding, why) -> log.add("told " + binding.endpoint().epid().asString() + " " + why),
            () -> RegistrarLimits.STANDARD,
            CLOCK);
    return new SignOut(
        registrar,
        new Subscriptions(new EventPackages(List.of()), CLOCK, Runnable::run),
        new Authenticator(
            AuthenticationSettings.of(
                "sip.litwareinc.com", SipDomains.of("litwareinc.com"), ListenerSchemes::all),
            directory,
            new InMemoryCredentialStore(),
            new GuessLimits(CLOCK),
            List.of(),
            CLOCK,
            new SecureRandom()));
  }

  private void signedIn(String... epids) {
    for (String epid : epids) {
      registrations.update(
          ALICE,
          before -> {
            List<Binding> more = new ArrayList<>(before);
            more.add(Bindings.of("alice", epid));
            return more;
          });
    }
  }

  @Test
  void whoIsDisabledIsToldAndSignedOutOnceItIsStored() {
    signedIn("a1", "a2");

    AccountAdministration.Done done = administration.disable(ALICE);

    assertThat(log)
        .containsExactly(
            "enabled false",
            "told a1 USER_DISABLED",
            "told a2 USER_DISABLED",
            "gone a1",
            "gone a2 last");
    assertThat(done.signedOut()).isEqualTo(2);
    assertThat(done.user().enabled()).isFalse();
    assertThat(registrations.bindings(ALICE)).isEmpty();
  }

  @Test
  void whoGetsANewPasswordMaySignInAgain() {
    signedIn("a1");
    certificates.issue(ALICE, DeviceId.of("desk"), TestAuthority.KEY, Optional.empty());
    administration.password(ALICE, "Confab-2", Set.of());
    assertThat(log).containsExactly("password", "told a1 CREDENTIALS_CHANGED", "gone a1 last");
    assertThat(certificates.of(ALICE)).noneMatch(one -> one.isGood(CLOCK.instant()));
  }

  @Test
  void whoIsSignedOutEverywhereKeepsHisPasswordAlone() {
    signedIn("a1");
    certificates.issue(ALICE, DeviceId.of("desk"), TestAuthority.KEY, Optional.empty());
    AccountAdministration.Done done = administration.signOutEverywhere(ALICE);
    assertThat(log).containsExactly("tickets", "told a1 SIGNED_OUT_EVERYWHERE", "gone a1 last");
    assertThat(certificates.of(ALICE)).noneMatch(one -> one.isGood(CLOCK.instant()));
    assertThat(done.signedOut()).isEqualTo(1);
  }

  @Test
  void whoIsRemovedIsDisabledFirstAndDeletedLast() {
    signedIn("a1");
    administration.remove(ALICE);
    assertThat(log)
        .containsExactly(
            "enabled false",
            "told a1 USER_REMOVED",
            "gone a1 last",
            "in nobody's lists alice",
            "removed",
            "forgotten alice");
  }

  @Test
  void whoIsEnabledStaysSignedIn() {
    signedIn("a1");
    assertThat(administration.enable(ALICE).signedOut()).isZero();
    assertThat(log).containsExactly("enabled true");
  }

  @Test
  void whatIsNotStoredSignsNobodyOut() {
    signedIn("a1");
    assertThatExceptionOfType(AccountRefused.class)
        .isThrownBy(() -> administration.password(ALICE, "", Set.of()));
    assertThat(log).isEmpty();
    assertThat(registrations.bindings(ALICE)).hasSize(1);
  }

  @Test
  void whoGetsAnotherAddressIsSignedOutBeforeAndForgottenAfterwards() {
    signedIn("a1");
    SipUri young = SipUri.of("alice.young", "litwareinc.com");
    AddressAdministration addresses =
        new AddressAdministration(
            administration,
            (from, to, enabled) -> {
              log.add("changed to " + to.user() + " " + enabled);
              return new User(to, "Alice", "", "", "", "", "", enabled);
            },
            certificates);

    assertThat(addresses.rename(ALICE, young, true).aor()).isEqualTo(young);

    assertThat(log)
        .containsExactly(
            "enabled false",
            "told a1 USER_REMOVED",
            "gone a1 last",
            "in nobody's lists alice",
            "changed to alice.young true",
            "forgotten alice");
  }

  @Test
  void whoCannotGetAnotherAddressMaySignInAgainIfHeCouldBefore() {
    IllegalStateException full = new IllegalStateException("the database is full");
    AddressAdministration addresses =
        new AddressAdministration(
            administration,
            (from, to, enabled) -> {
              throw full;
            },
            certificates);
    SipUri young = SipUri.of("alice.young", "litwareinc.com");

    assertThatThrownBy(() -> addresses.rename(ALICE, young, true)).isSameAs(full);
    assertThat(log).containsExactly("enabled false", "in nobody's lists alice", "enabled true");

    log.clear();
    assertThatThrownBy(() -> addresses.rename(ALICE, young, false)).isSameAs(full);
    assertThat(log).containsExactly("enabled false", "in nobody's lists alice");
  }

  /** Accounts that are always there. */
  private final class Recording implements AccountRecords {
    private User user(boolean enabled) {
      return new User(ALICE, "Alice", "", "", "", "", "", enabled);
    }

    @Override
    public SipUri address(String text) {
      return SipUri.parse(text);
    }

    @Override
    public void open(User user, String password, Set<SignInScheme> schemes) {
      log.add("opened");
    }

    @Override
    public void open(User user) {
      log.add("opened");
    }

    @Override
    public List<User> all() {
      return List.of(user(true));
    }

    @Override
    public User setEnabled(SipUri aor, boolean enabled) {
      log.add("enabled " + enabled);
      return user(enabled);
    }

    @Override
    public User endTickets(SipUri aor) {
      log.add("tickets");
      return user(true);
    }

    @Override
    public User setPassword(SipUri aor, String password, Set<SignInScheme> schemes) {
      if (password.isEmpty()) {
        throw new AccountRefused(AccountRefused.Why.BAD_PASSWORD, "empty");
      }
      log.add("password");
      return user(true);
    }

    @Override
    public User remove(SipUri aor) {
      log.add("removed");
      return user(false);
    }
  }
}
