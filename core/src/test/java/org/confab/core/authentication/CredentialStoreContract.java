package org.confab.core.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** What every credential store does. */
public interface CredentialStoreContract {
  SipUri ALICE = SipUri.parse("sip:alice@litwareinc.com");
  SipUri BOB = SipUri.parse("sip:bob@litwareinc.com");

  /** An empty store. */
  CredentialStore store();

  @Test
  default void nobody_has_credentials_at_first() {
    assertThat(store().find(ALICE)).isEmpty();
    assertThat(store().findDigest(ALICE)).isEmpty();
  }

  @Test
  default void stored_credentials_are_found() {
    CredentialStore store = store();
    store.store(ALICE, UserSecrets.of(ALICE, "one"));
    store.store(BOB, UserSecrets.of(BOB, "two"));
    assertThat(store.find(ALICE)).contains(NtHash.ofPassword("one"));
    assertThat(store.find(BOB)).contains(NtHash.ofPassword("two"));
    assertThat(store.findDigest(ALICE)).contains(DigestSecrets.of(ALICE, "one"));
    assertThat(store.findDigest(BOB)).contains(DigestSecrets.of(BOB, "two"));
  }

  @Test
  default void an_address_is_found_in_any_spelling() {
    CredentialStore store = store();
    SipUri spelled = SipUri.parse("sip:Alice@LitwareInc.com;transport=tls");
    store.store(spelled, UserSecrets.of(spelled, "one"));
    assertThat(store.find(ALICE)).contains(NtHash.ofPassword("one"));
    assertThat(store.find(SipUri.parse("sips:ALICE@litwareinc.com"))).isPresent();
    assertThat(store.findDigest(SipUri.parse("sips:ALICE@litwareinc.com"))).isPresent();
  }

  @Test
  default void new_credentials_replace_the_old_ones() {
    CredentialStore store = store();
    store.store(ALICE, UserSecrets.of(ALICE, "one"));
    store.store(ALICE, UserSecrets.of(ALICE, "two"));
    assertThat(store.find(ALICE)).contains(NtHash.ofPassword("two"));
    assertThat(store.findDigest(ALICE)).contains(DigestSecrets.of(ALICE, "two"));
  }

  @Test
  default void removed_credentials_are_gone() {
    CredentialStore store = store();
    store.store(ALICE, UserSecrets.of(ALICE, "one"));
    assertThat(store.remove(ALICE)).isTrue();
    assertThat(store.find(ALICE)).isEmpty();
    assertThat(store.findDigest(ALICE)).isEmpty();
    assertThat(store.remove(ALICE)).isFalse();
  }

  @Test
  default void only_what_a_scheme_needs_is_kept() {
    CredentialStore store = store();
    store.store(ALICE, UserSecrets.of(ALICE, "one", Set.of(SignInScheme.DIGEST)));
    store.store(BOB, UserSecrets.of(BOB, "two"));
    store.store(BOB, UserSecrets.of(BOB, "two", Set.of(SignInScheme.NTLM)));
    assertThat(store.find(ALICE)).isEmpty();
    assertThat(store.findDigest(ALICE)).contains(DigestSecrets.of(ALICE, "one"));
    assertThat(store.find(BOB)).isPresent();
    assertThat(store.findDigest(BOB)).isEmpty();
  }
}
