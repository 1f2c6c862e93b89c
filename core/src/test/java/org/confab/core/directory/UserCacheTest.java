package org.confab.core.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.core.SipDomains;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class UserCacheTest {
  private final UserCache cache = new UserCache(SipDomains.of("LitwareInc.com"));

  @Test
  void itAnswersForItsDomainInLowerCase() {
    assertThat(cache.domains()).isEqualTo(SipDomains.of("litwareinc.com"));
  }

  @Test
  void aUserIsFoundWhateverTheSpelling() {
    cache.put(List.of(UserStoreContract.ALICE, UserStoreContract.BOB));

    assertThat(cache.find(SipUri.parse("sip:Alice@LITWAREINC.COM;opaque=user:epid:x;gruu")))
        .contains(UserStoreContract.ALICE);
  }

  @Test
  void whoIsOfADomainThatIsServedNoMoreIsNotFound() {
    UserCache moved = new UserCache(SipDomains.of("fabrikam.com"));
    moved.put(UserStoreContract.ALICE);
    assertThat(moved.find(UserStoreContract.ALICE.aor())).isEmpty();
    UserCache both = new UserCache(SipDomains.of("fabrikam.com", "litwareinc.com"));
    both.put(UserStoreContract.ALICE);
    assertThat(both.find(UserStoreContract.ALICE.aor())).contains(UserStoreContract.ALICE);
  }

  @Test
  void whatIsToldLateBringsNoTicketBack() {
    User before = UserStoreContract.ALICE;
    User changed = before.withTicketsNotBefore(before.ticketsNotBefore().plusSeconds(1));
    cache.put(changed);
    cache.put(before.withEnabled(false));
    assertThat(cache.find(before.aor())).contains(changed);
    cache.put(changed.withEnabled(false));
    assertThat(cache.find(before.aor())).contains(changed.withEnabled(false));
  }

  @Test
  void aStoredChangeReplacesAndARemovedUserIsForgotten() {
    cache.put(UserStoreContract.ALICE);
    User renamed = UserStoreContract.user("alice", "Alice Adams");

    cache.put(renamed);
    assertThat(cache.find(renamed.aor())).contains(renamed);

    cache.remove(renamed.aor());
    assertThat(cache.find(renamed.aor())).isEmpty();
  }

  @Test
  void whatTheDirectoryCallsSomebodyIsAskedForOnceUntilItChanges() {
    List<String> asked = new ArrayList<>();
    MemoryAccountNames directory = new MemoryAccountNames().with("ally", "sip:al@litwareinc.com");
    UserCache called = new UserCache(SipDomains.of("litwareinc.com"), noting(directory, asked));
    called.put(UserStoreContract.ALICE);
    SipUri ally = SipUri.parse("sip:ally@litwareinc.com");
    SipUri alice = UserStoreContract.ALICE.aor();
    SipUri nobody = SipUri.parse("sip:nobody@litwareinc.com");
    for (int i = 0; i < 2; i++) {
      assertThat(called.whoIs(ally, "Ally").user()).isEqualTo("al");
      assertThat(called.whoIs(alice, "alice")).isEqualTo(alice);
      assertThat(called.whoIs(nobody, "nobody")).isEqualTo(nobody);
    }
    assertThat(asked).containsExactly("ally", "alice", "nobody");

    directory.with("ally", "sip:alyssa@litwareinc.com").with("nobody", "sip:bob@litwareinc.com");
    called.namesChanged();
    assertThat(called.whoIs(ally, "ally").user()).isEqualTo("alyssa");
    assertThat(called.whoIs(nobody, "nobody").user()).isEqualTo("bob");
  }

  @Test
  void whatWasReadWhileNamesChangedIsNotRemembered() {
    MemoryAccountNames directory = new MemoryAccountNames().with("ally", "sip:al@litwareinc.com");
    List<UserCache> told = new ArrayList<>();
    UserCache called =
        new UserCache(
            SipDomains.of("litwareinc.com"),
            whenRead(
                directory,
                () -> {
                  directory.with("ally", "sip:alyssa@litwareinc.com");
                  directory.with("newcomer", "sip:bob@litwareinc.com");
                  told.forEach(UserCache::namesChanged);
                }));
    told.add(called);
    SipUri ally = SipUri.parse("sip:ally@litwareinc.com");
    assertThat(called.whoIs(ally, "ally").user()).isEqualTo("al"); // it was read before
    assertThat(called.whoIs(ally, "ally").user()).isEqualTo("alyssa");
  }

  @Test
  void namesThatNobodyCanHaveAreNotLookedFor() {
    List<String> asked = new ArrayList<>();
    UserCache called =
        new UserCache(SipDomains.of("litwareinc.com"), noting(new MemoryAccountNames(), asked));
    SipUri nobody = SipUri.parse("sip:nobody@litwareinc.com");
    assertThat(called.whoIs(nobody, "")).isEqualTo(nobody);
    assertThat(called.whoIs(nobody, "x".repeat(AccountNames.MAX_NAME + 1))).isEqualTo(nobody);
    assertThat(asked).isEmpty();
  }

  private static AccountNames noting(AccountNames names, List<String> asked) {
    return new AccountNames() {
      @Override
      public Optional<SipUri> userOf(String name) {
        asked.add(name);
        return names.userOf(name);
      }

      @Override
      public boolean knows(SipUri aor) {
        return names.knows(aor);
      }
    };
  }

  private static AccountNames whenRead(AccountNames names, Runnable once) {
    return new AccountNames() {
      private Runnable then = once;

      @Override
      public Optional<SipUri> userOf(String name) {
        Optional<SipUri> found = names.userOf(name);
        then.run();
        then = () -> {};
        return found;
      }

      @Override
      public boolean knows(SipUri aor) {
        return names.knows(aor);
      }
    };
  }

  @Test
  void anAddressCountsBeforeWhatTheDirectoryCallsSomebody() {
    SipUri alice = SipUri.parse("sip:alice@litwareinc.com");
    SipUri bob = SipUri.parse("sip:bob@litwareinc.com");
    UserCache called =
        new UserCache(
            SipDomains.of("litwareinc.com"),
            new MemoryAccountNames().with("bob", alice.asString()).with("ally", alice.asString()));
    assertThat(called.whoIs(bob, "BOB")).isEqualTo(alice);
    called.put(new User(bob, "Bob", "", "", "", "", "", true));

    assertThat(called.whoIs(bob, "bob")).isEqualTo(bob);
    assertThat(called.whoIs(SipUri.parse("sip:ally@litwareinc.com"), "ally")).isEqualTo(alice);
    assertThat(called.whoIs(SipUri.parse("sip:dan@litwareinc.com"), "dan").user()).isEqualTo("dan");
  }
}
