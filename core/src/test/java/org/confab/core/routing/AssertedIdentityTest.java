package org.confab.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.confab.core.EndpointId;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
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
          public String domain() {
            return "litwareinc.com";
          }
        });
  }
}
