package org.confab.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.confab.core.authentication.InMemoryCredentialStore;
import org.confab.core.authentication.SignInScheme;
import org.confab.core.authentication.UserSecrets;
import org.confab.core.directory.MemoryUserStore;
import org.confab.core.directory.User;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class AddressChangeTest {
  private static final SipUri OLD = SipUri.parse("sip:alice@litwareinc.com");
  private static final SipUri NEW = SipUri.parse("sip:alice.young@litwareinc.com");

  private final MemoryUserStore users = new MemoryUserStore();
  private final InMemoryCredentialStore credentials = new InMemoryCredentialStore();
  private final List<String> log = new ArrayList<>();
  private final AddressChange change =
      new AddressChange(
          users,
          credentials,
          owner -> log.add("discard " + owner.user()),
          (from, to) -> log.add("pass " + from.user() + " " + to.user()));

  private static User user(SipUri aor) {
    return new User(aor, "Alice", "a@litwareinc.com", "Engineer", "", "", "", true);
  }

  @Test
  void theAccountIsTheSameUnderItsNewAddress() {
    users.add(user(OLD));
    credentials.store(OLD, UserSecrets.of(OLD, "secret", Set.of(SignInScheme.NTLM)));

    assertThat(change.change(OLD, NEW, true)).isEqualTo(user(NEW));

    assertThat(users.find(OLD)).isEmpty();
    assertThat(users.find(NEW)).contains(user(NEW));
    assertThat(log).containsExactly("discard alice.young", "pass alice alice.young");
    assertThat(credentials.find(OLD)).isEmpty();
    assertThat(credentials.find(NEW)).contains(NtHash.ofPassword("secret"));
  }

  @Test
  void whatDigestNeedsHoldsForTheOldAddressAlone() {
    users.add(user(OLD));
    credentials.store(OLD, UserSecrets.of(OLD, "secret", SignInScheme.all()));

    change.change(OLD, NEW, true);

    assertThat(credentials.findDigest(OLD)).isEmpty();
    assertThat(credentials.findDigest(NEW)).isEmpty();
  }

  @Test
  void anAddressThatSomebodyHasIsRefused() {
    users.add(user(OLD));
    users.add(user(NEW));

    assertThatExceptionOfType(AccountRefused.class)
        .isThrownBy(() -> change.change(OLD, NEW, true))
        .satisfies(refused -> assertThat(refused.why()).isEqualTo(AccountRefused.Why.EXISTS));
    assertThat(users.find(OLD)).isPresent();
    assertThat(log).isEmpty();
  }
}
