package org.confab.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.SipDomains;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class AssertedIdentityTest {
  private static final SipUri ALICE = SipUri.of("alice", "litwareinc.com");

  @Test
  void nameAddressAndTelephoneNumberComeFromTheDirectory() {
    assertThat(identity("Alice Adams", "+1 (425) 555-0100"))
        .isEqualTo("\"Alice Adams\" <sip:alice@litwareinc.com>,<tel:+14255550100>");
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    assertThat(identity("", "")).isEqualTo("<sip:alice@litwareinc.com>");
  }

  @Test
  void aNameCannotBreakOutOfItsQuotes() {
    assertThat(identity("A\" <sip:x@y>\r\nEvil: \\", ""))
        .isEqualTo("\"A\\\" <sip:x@y>  Evil: \\\\\" <sip:alice@litwareinc.com>");
  }

  private static String identity(String name, String phone) {
    return AssertedIdentity.of(
        new EndpointId(ALICE, Epid.of("01")),
        new UserDirectory() {
          @Override
          public Optional<User> find(SipUri uri) {
            return Optional.of(new User(ALICE, name, "", "", "", "", phone, true));
          }

          @Override
          public SipDomains domains() {
            return SipDomains.of("litwareinc.com");
          }
        });
  }

  @Test
  void privacyIsAskedForByIdAlone() {
    assertThat(AssertedIdentity.isPrivate(Optional.of("header; id"))).isTrue();
    assertThat(AssertedIdentity.isPrivate(Optional.of("none"))).isFalse();
    assertThat(AssertedIdentity.isPrivate(Optional.empty())).isFalse();
  }

  @Test
  void nobodyRefersInAnothersName() {
    EndpointId alice = new EndpointId(SipUri.of("alice", "litwareinc.com"), Epid.of("a1"));
    AssertedIdentity.checkReferrer(alice, Optional.empty());
    AssertedIdentity.checkReferrer(
        alice, Optional.of("\"A\" <sip:Alice@litwareinc.com>;cid=\"1\""));
    for (String other : List.of("<sip:bob@litwareinc.com>", "<tel:+1>", "")) {
      assertThatThrownBy(() -> AssertedIdentity.checkReferrer(alice, Optional.of(other)))
          .isInstanceOfSatisfying(
              Refused.class,
              refused ->
                  assertThat(refused.diagnostic()).isEqualTo(Diagnostic.REFERRER_NOT_VERIFIED));
    }
  }
}
