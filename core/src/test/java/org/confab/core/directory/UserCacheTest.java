package org.confab.core.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
