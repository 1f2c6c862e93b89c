package org.confab.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.confab.core.Refused;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class RouteSignatureTest {
  private static final SipUri ALICE = SipUri.of("alice", "litwareinc.com");
  private static final SipUri BOB = SipUri.of("bob", "litwareinc.com");

  private final RouteSignature signature = new RouteSignature(new byte[32]);

  @Test
  void bothPartiesMayUseTheRouteSet() {
    String signed = signature.sign("call", ALICE, BOB);
    signature.verify(signed, "call", BOB, SipUri.parse("sip:Alice@litwareinc.com;x=y"));
  }

  @Test
  void nobodyElseMayAndNotForAnotherDialog() {
    String signed = signature.sign("call", ALICE, BOB);
    SipUri carol = SipUri.of("carol", "litwareinc.com");
    refused(signed, "call", carol);
    refused(signed, "other", ALICE);
    refused("", "call", ALICE);
    refused(new RouteSignature(new byte[] {1}).sign("call", ALICE, BOB), "call", ALICE);
  }

  private void refused(String signed, String callId, SipUri sender) {
    assertThatThrownBy(() -> signature.verify(signed, callId, sender, BOB))
        .isInstanceOf(Refused.class)
        .satisfies(refusal -> assertThat(((Refused) refusal).status()).isEqualTo(403));
  }
}
