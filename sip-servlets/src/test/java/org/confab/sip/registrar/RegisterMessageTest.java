package org.confab.sip.registrar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import javax.servlet.sip.SipServletRequest;
import org.confab.core.Refused;
import org.confab.core.registrar.ClientDialect;
import org.confab.core.registrar.RegisterRequest;
import org.confab.sip.front.CallerOf;
import org.confab.sip.front.FakeSip;
import org.junit.jupiter.api.Test;

class RegisterMessageTest {
  private static final String VIA = "Via: SIP/2.0/TLS 10.0.0.7:12723;branch=z9hG4bK2405";
  private static final String FROM = "From: <sip:alice@litwareinc.com>;tag=47;epid=b34afb6ebb23";
  private static final String TO = "To: <sip:alice@litwareinc.com>";
  private static final String CALL = "Call-ID: F1EB";
  private static final String CSEQ = "CSeq: 3 REGISTER";

  @Test
  void aCommunicatorsRegisterIsReadCompletely() {
    RegisterRequest request =
        parse(
            VIA,
            FROM,
            TO,
            CALL,
            CSEQ,
            "User-Agent: UCCAPI/3.5.6907.0",
            "Contact: <sip:10.0.0.7:12723;transport=tls;ms-opaque=d3>;methods=\"INVITE, message\""
                + ";proxy=replace;+sip.instance=\"<urn:uuid:085E0BD8-031C-5a0d-8d9a-f149aae6954a>\"",
            "Supported: gruu-10, adhoclist, MSRTC-event-categories",
            "Supported: ms-forking",
            "ms-keep-alive: UAC;hop-hop=yes",
            "Event: registration");
    RegisterRequest.Contact contact = request.contacts().get(0);
    assertThat(contact.uri()).hasToString("sip:10.0.0.7:12723;transport=tls;ms-opaque=d3");
    assertThat(contact.instance().orElseThrow().asString())
        .isEqualTo("<urn:uuid:085e0bd8-031c-5a0d-8d9a-f149aae6954a>");
    assertThat(contact.methods()).containsExactlyInAnyOrder("INVITE", "MESSAGE");
    assertThat(contact.expires()).isEmpty();
    assertThat(contact.proxy()).contains("replace");
    assertThat(request.supported())
        .containsExactlyInAnyOrder("gruu-10", "adhoclist", "msrtc-event-categories", "ms-forking");
    assertThat(request.dialect()).isEqualTo(ClientDialect.OCS);
    assertThat(request.epidGiven()).isTrue();
    assertThat(request.keepAlive()).isTrue();
    assertThat(request.cseq()).isEqualTo(3);
    assertThat(request.hops()).isEqualTo(1);
    assertThat(request.flow().uri())
        .hasToString("sip:127.0.0.1:12723;transport=tls;ms-received-cid=2600");
  }

  @Test
  void aPlainClientMayRemoveEverything() {
    RegisterRequest request =
        parse(
            VIA,
            "From: <sip:alice@litwareinc.com>;tag=47",
            TO,
            CALL,
            CSEQ,
            "Contact: *",
            "Expires: 0");
    assertThat(request.everything()).isTrue();
    assertThat(request.contacts()).isEmpty();
    assertThat(request.expires()).isEqualTo(OptionalLong.of(0));
    assertThat(request.dialect()).isEqualTo(ClientDialect.PLAIN);
    assertThat(request.epidGiven()).isFalse();
  }

  @Test
  void everythingStandsAlone() {
    String[] lines = {VIA, FROM, TO, CALL, CSEQ, "Contact: *", "Contact: <sip:10.0.0.7>"};
    assertThatThrownBy(() -> parse(lines))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(400));
  }

  @Test
  void badHeadersAreRefused() {
    for (String bad :
        new String[] {
          "Contact: <mailto:alice@litwareinc.com>",
          "Contact: <sip:10.0.0.7>;+sip.instance=\"<urn:isbn:1>\"",
          "Contact: <sip:10.0.0.7>;expires=soon",
          "Expires: 99999999999",
        }) {
      assertThatThrownBy(() -> parse(VIA, FROM, TO, CALL, CSEQ, bad))
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.status()).isIn(400, 416));
    }
  }

  private static RegisterRequest parse(String... lines) {
    SipServletRequest request = new FakeSip("REGISTER", lines).from("alice", "b34afb").request();
    return RegisterMessage.parse(
        RegisterMessage.text(request),
        CallerOf.request(request),
        CallerOf.address(CallerOf.flow(request)));
  }

  @Test
  void whatCouldBeReadTwoWaysIsRefused() {
    String[] lines = {VIA, FROM, TO, CALL, CSEQ, "Expires: 1", "Expires: 2"};
    assertThatThrownBy(() -> parse(lines))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(400));
  }

  @Test
  void otherLettersThanLatinOnesAreRead() {
    RegisterRequest request =
        parse(VIA, FROM, TO, CALL, CSEQ, "User-Agent: \u00dcC", "Contact: <sip:\u00fc@10.0.0.7>");
    assertThat(request.userAgent()).isEqualTo("\u00dcC");
    assertThat(request.contacts().get(0).uri().user()).isEqualTo("\u00fc");
  }

  @Test
  void everyViaIsAHop() {
    assertThat(parse(VIA, VIA + ", SIP/2.0/TCP a;branch=1", FROM, TO, CALL, CSEQ).hops())
        .isEqualTo(3);
  }
}
