package org.confab.core.kerberos;

import static org.assertj.core.api.Assertions.assertThat;

import org.confab.protocol.kerberos.KerberosName;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** What every {@link KerberosNames} does. */
public interface KerberosNamesContract {
  SipUri ALICE = SipUri.parse("sip:alice@litwareinc.com");
  SipUri BOB = SipUri.parse("sip:bob@litwareinc.com");
  KerberosName WALKER = KerberosName.parse("A.Walker@AD.TEST");

  /** An empty store. */
  KerberosNames names();

  @Test
  default void a_name_is_found_by_its_user_and_the_user_by_the_name_in_any_case() {
    KerberosNames names = names();
    assertThat(names.userOf(WALKER)).isEmpty();
    assertThat(names.nameOf(ALICE)).isEmpty();
    assertThat(names.assign(ALICE, WALKER)).isTrue();
    assertThat(names.userOf(KerberosName.parse("a.walker@ad.test"))).contains(ALICE);
    assertThat(names.nameOf(SipUri.parse("sip:ALICE@litwareinc.com;x=y"))).contains(WALKER);
    assertThat(names.nameOf(BOB)).isEmpty();
  }

  @Test
  default void a_user_has_one_name() {
    KerberosNames names = names();
    names.assign(ALICE, WALKER);
    KerberosName married = KerberosName.parse("a.miller@AD.TEST");
    assertThat(names.assign(ALICE, married)).isTrue();
    assertThat(names.userOf(WALKER)).isEmpty();
    assertThat(names.userOf(married)).contains(ALICE);
    assertThat(names.assign(ALICE, married)).isTrue();
  }

  @Test
  default void a_name_has_one_user() {
    KerberosNames names = names();
    names.assign(ALICE, WALKER);
    assertThat(names.assign(BOB, KerberosName.parse("a.WALKER@AD.TEST"))).isFalse();
    assertThat(names.userOf(WALKER)).contains(ALICE);
    assertThat(names.nameOf(BOB)).isEmpty();
  }

  @Test
  default void a_name_that_was_taken_away_is_free() {
    KerberosNames names = names();
    names.assign(ALICE, WALKER);
    assertThat(names.remove(ALICE)).isTrue();
    assertThat(names.remove(ALICE)).isFalse();
    assertThat(names.assign(BOB, WALKER)).isTrue();
  }
}
