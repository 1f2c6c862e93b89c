package org.confab.sip.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.confab.core.Refused;
import org.confab.core.registrar.ClientDialect;
import org.confab.core.registrar.Preference;
import org.confab.protocol.sip.Diagnostic;
import org.confab.sip.front.FakeSip;
import org.junit.jupiter.api.Test;

class ProxyServletTest extends ProxyFixture {
  @Test
  void anInviteForksToEveryEndpointWithItsOwnEpid() throws Exception {
    FakeSip invite = invite("sip:bob@litwareinc.com");
    servlet.handle(invite.request());
    String signed = signature.sign("c1", ALICE, BOB);
    assertThat(log)
        .containsExactly(
            "setParallel true",
            "setSupervised true",
            "setRecurse false",
            "setProxyTimeout 180",
            "setRecordRoute true",
            "route ms-route-sig=" + signed,
            "branch sip:127.0.0.1:4000;transport=tls;ms-received-cid=fb1",
            "branch sip:127.0.0.1:4000;transport=tls;ms-received-cid=fb2",
            "Max-Breadth: 30",
            "to b1",
            "Max-Breadth: 30",
            "to b2",
            "startProxy");
  }

  @Test
  void aPhoneIsGivenNoEpidWhichItWouldShowAsItsOwn() throws Exception {
    store.update(BOB, any -> List.of(binding("bob", "b1", ClientDialect.PLAIN)));
    servlet.handle(invite("sip:bob@litwareinc.com").request());
    assertThat(log).anyMatch(line -> line.startsWith("branch ")).doesNotContain("to b1");
  }

  @Test
  void whatItsUserLikesLessIsTriedAfterTheOthers() throws Exception {
    store.update(
        BOB, both -> List.of(binding("bob", "b1", Preference.parse("0.3")), binding("bob", "b2")));
    servlet.handle(invite("sip:bob@litwareinc.com", "Max-Breadth: 1").request());
    assertThat(log.subList(log.size() - 8, log.size()))
        .containsExactly(
            "branch sip:127.0.0.1:4000;transport=tls;ms-received-cid=fb2",
            "Max-Breadth: 1",
            "to b2",
            "rings 30",
            "branch sip:127.0.0.1:4000;transport=tls;ms-received-cid=fb1",
            "Max-Breadth: 1",
            "to b1",
            "startProxy");
  }

  @Test
  void theServerAloneSaysWhoCalls() throws Exception {
    FakeSip invite =
        invite(
            "sip:bob@litwareinc.com",
            "Authorization: NTLM response=\"01\"",
            "P-Asserted-Identity: \"The Boss\" <sip:boss@litwareinc.com>",
            "ms-edge-proxy-message-trust: ms-source-type=InternetUser");
    servlet.handle(invite.request());
    assertThat(invite.value("P-Asserted-Identity"))
        .isEqualTo("\"alice\" <sip:alice@litwareinc.com>");
    assertThat(invite.value("Authorization")).isNull();
    assertThat(invite.value("ms-edge-proxy-message-trust")).isNull();
  }

  @Test
  void aDelegateCallsInAnothersNameAndIsNamedHimself() throws Exception {
    FakeSip invite = invite("sip:bob@litwareinc.com").from("carol", "c1");
    servlet.service(invite.request(), null);
    assertThat(invite.answer).isEmpty();
    assertThat(log).contains("startProxy");
    assertThat(invite.value("P-Asserted-Identity"))
        .isEqualTo("\"carol\" <sip:carol@litwareinc.com>");
  }

  @Test
  void credentialsForAnotherRealmGoOn() throws Exception {
    FakeSip invite =
        invite(
            "sip:bob@litwareinc.com",
            "Proxy-Authorization: Digest username=\"alice\", realm=\"litwareinc.com\"",
            "Proxy-Authorization: Digest username=\"al\", realm=\"gateway.test\"");
    servlet.handle(invite.request());
    assertThat(invite.value("Proxy-Authorization"))
        .isEqualTo("Digest username=\"al\", realm=\"gateway.test\"");
  }

  @Test
  void whoIsReferredCarriesTheServersWordAboutTheReferrer() throws Exception {
    String carried =
        referrers.signed("<sip:carol@litwareinc.com>", ALICE, "<sip:bob@litwareinc.com>");
    FakeSip invite = invite("sip:bob@litwareinc.com", "Referred-By: " + carried);
    servlet.handle(invite.request());
    assertThat(invite.value("Referred-By")).isEqualTo("<sip:carol@litwareinc.com>");

    FakeSip forged =
        invite("sip:bob@litwareinc.com", "Referred-By: " + carried.replace("carol", "erin"));
    assertThatThrownBy(() -> servlet.handle(forged.request()))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.diagnostic()).isEqualTo(Diagnostic.REFERRER_NOT_VERIFIED));
  }

  @Test
  void aCallerWhoAsksForPrivacyIsNotNamed() throws Exception {
    FakeSip invite =
        invite(
            "sip:bob@litwareinc.com",
            "Privacy: id",
            "P-Asserted-Identity: <sip:boss@litwareinc.com>");
    servlet.handle(invite.request());
    assertThat(invite.value("P-Asserted-Identity")).isNull();
    assertThat(invite.value("Privacy")).isEqualTo("id");
  }

  @Test
  void aForkWiderThanItsCallerAllowsIsRefused() {
    FakeSip invite = invite("sip:bob@litwareinc.com", "Max-Breadth: 1");
    assertThatThrownBy(() -> servlet.handle(invite.request()))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(440));
    assertThat(log).doesNotContain("startProxy");
  }

  @Test
  void noRouteLeadsBeyondThisServer() {
    FakeSip invite = invite("sip:bob@litwareinc.com", "Route: <sip:192.0.2.1;lr>");
    assertThatThrownBy(() -> servlet.handle(invite.request()))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.diagnostic()).isEqualTo(Diagnostic.ROUTE_SET_NOT_VALID));
    assertThat(log).isEmpty();
  }

  @Test
  void insideADialogTheRequestGoesDownTheFlowOfItsEndpoint() throws Exception {
    servlet.handle(inDialog("MESSAGE", signature.sign("c1", ALICE, BOB)).request());
    assertThat(log).containsExactly("target sip:127.0.0.1:4000;transport=tls;ms-received-cid=fb2");
  }

  @Test
  void aReInviteNamesTheFlowAsItsRouteToo() throws Exception {
    servlet.handle(inDialog("INVITE", signature.sign("c1", ALICE, BOB)).request());
    assertThat(log)
        .containsExactly(
            "target sip:127.0.0.1:4000;transport=tls;ms-received-cid=fb2",
            "push sip:127.0.0.1:4000;transport=tls;ms-received-cid=fb2");
  }

  @Test
  void aRouteSetOfAnotherDialogIsRefused() {
    for (String signed : List.of("", signature.sign("c2", ALICE, BOB))) {
      assertThatThrownBy(() -> servlet.handle(inDialog("MESSAGE", signed).request()))
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.status()).isEqualTo(403));
    }
    assertThat(log).isEmpty();
  }

  @Test
  void aRouteBehindOurOwnIsRefused() {
    FakeSip info = inDialog("INFO", signature.sign("c1", ALICE, BOB), "Route: <sip:192.0.2.1;lr>");
    assertThatThrownBy(() -> servlet.handle(info.request()))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(403));
    assertThat(log).isEmpty();
  }
}
