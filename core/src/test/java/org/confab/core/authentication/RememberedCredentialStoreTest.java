package org.confab.core.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class RememberedCredentialStoreTest implements CredentialStoreContract {
  private final InMemoryCredentialStore behind = new InMemoryCredentialStore();
  private final RememberedCredentialStore store =
      new RememberedCredentialStore(behind, user -> user.equals(ALICE) || user.equals(BOB));

  @Override
  public CredentialStore store() {
    return store;
  }

  private void readBoth(SipUri user) {
    store.find(user);
    store.findDigest(user);
  }

  @Test
  void whoIsKnownIsNotReadAgainInWhateverSpelling() {
    behind.store(ALICE, UserSecrets.of(ALICE, "one"));
    readBoth(ALICE);
    int before = behind.searches();
    assertThat(store.find(SipUri.parse("sips:ALICE@litwareinc.com;x=y"))).isPresent();
    assertThat(store.findDigest(SipUri.parse("sips:ALICE@litwareinc.com;x=y"))).isPresent();
    assertThat(behind.searches()).isEqualTo(before);
  }

  @Test
  void aNewPasswordCountsAtOnceWhoeverSetIt() {
    behind.store(ALICE, UserSecrets.of(ALICE, "one"));
    readBoth(ALICE);
    behind.store(ALICE, UserSecrets.of(ALICE, "two"));
    store.forget(SipUri.parse("sip:Alice@litwareinc.com"));
    assertThat(store.find(ALICE)).contains(NtHash.ofPassword("two"));
    assertThat(store.findDigest(ALICE)).contains(DigestSecrets.of(ALICE, "two"));
  }

  @Test
  void aNameThatIsNobodysIsRememberedUntilItIsSomebodys() {
    SipUri nobody = SipUri.parse("sip:nobody@litwareinc.com");
    readBoth(nobody);
    int before = behind.searches();
    readBoth(nobody);
    assertThat(behind.searches()).isEqualTo(before);
    behind.store(nobody, UserSecrets.of(nobody, "one"));
    store.forget(nobody);
    assertThat(store.find(nobody)).isPresent();
    assertThat(store.findDigest(nobody)).isPresent();
  }

  @Test
  void inventionsPushNoUserOut() {
    behind.store(ALICE, UserSecrets.of(ALICE, "one"));
    readBoth(ALICE);
    for (int i = 0; i <= RememberedCredentialStore.MAX_USERS; i++) {
      readBoth(SipUri.parse("sip:nobody" + i + "@litwareinc.com"));
    }
    int before = behind.searches();
    readBoth(ALICE);
    assertThat(behind.searches()).isEqualTo(before);
  }
}
