package org.confab.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.confab.core.SipDomains;
import org.confab.core.directory.User;
import org.confab.core.directory.UserCache;
import org.confab.core.kerberos.InMemoryKerberosNames;
import org.confab.core.kerberos.KerberosNames;
import org.confab.core.registrar.SignOutReason;
import org.confab.protocol.kerberos.KerberosName;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KerberosNamingTest {
  private static final SipUri ALICE = SipUri.of("alice", "litwareinc.com");
  private static final SipUri BOB = SipUri.of("bob", "litwareinc.com");
  private static final KerberosName WALKER = KerberosName.parse("a.walker@AD.TEST");

  private final List<String> log = new ArrayList<>();
  private final UserCache directory = new UserCache(SipDomains.of("litwareinc.com"));
  private final KerberosNames names = new InMemoryKerberosNames();
  private final KerberosNaming naming =
      new KerberosNaming(directory, names, (SipUri aor, SignOutReason why) -> signOut(aor, why));

  private int signOut(SipUri aor, SignOutReason why) {
    log.add(aor.user() + " " + names.nameOf(aor).map(KerberosName::name).orElse("-") + " " + why);
    return 2;
  }

  @BeforeEach
  void people() {
    for (SipUri aor : List.of(ALICE, BOB)) {
      directory.put(new User(aor, aor.user(), "", "", "", "", "", true));
    }
  }

  @Test
  void a_name_is_stored_before_the_user_is_signed_out() {
    AccountAdministration.Done done = naming.assign(ALICE, WALKER);
    assertThat(done.user().aor()).isEqualTo(ALICE);
    assertThat(done.signedOut()).isEqualTo(2);
    assertThat(log).containsExactly("alice a.walker CREDENTIALS_CHANGED");
    naming.reset(ALICE);
    assertThat(names.nameOf(ALICE)).isEmpty();
    assertThat(log).hasSize(2);
  }

  @Test
  void another_users_name_is_refused_and_nobody_is_signed_out() {
    names.assign(BOB, WALKER);
    assertThatExceptionOfType(AccountRefused.class)
        .isThrownBy(() -> naming.assign(ALICE, WALKER))
        .withMessage("a.walker@AD.TEST is the name of another user")
        .satisfies(refused -> assertThat(refused.why()).isEqualTo(AccountRefused.Why.EXISTS));
    assertThat(log).isEmpty();
  }

  @Test
  void nobody_gets_no_name() {
    SipUri nobody = SipUri.of("nobody", "litwareinc.com");
    assertThatExceptionOfType(AccountRefused.class).isThrownBy(() -> naming.assign(nobody, WALKER));
    assertThatExceptionOfType(AccountRefused.class).isThrownBy(() -> naming.reset(nobody));
    assertThat(names.userOf(WALKER)).isEmpty();
  }
}
