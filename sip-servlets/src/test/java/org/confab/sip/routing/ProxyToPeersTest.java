package org.confab.sip.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.sip.front.FakeSip;
import org.junit.jupiter.api.Test;

/** Calls to and from users of another server. */
class ProxyToPeersTest extends ProxyFixture {
  @Test
  void aCallToAPeersUserGoesToThePeerAloneAndTellsWhoCalls() throws Exception {
    FakeSip invite =
        invite("sip:zoe@fabrikam.com", "Privacy: id")
            .on("getApplicationSession", none -> null)
            .on("pushRoute", uri -> log.add("push " + uri[0]));
    servlet.handle(invite.request());
    assertThat(log)
        .endsWith(
            "push sip:192.0.2.8:5061;transport=tls;ms-received-cid=fp;ms-onward=0;lr",
            "branch sip:zoe@fabrikam.com",
            "startProxy");
    assertThat(invite.value("P-Asserted-Identity"))
        .isEqualTo("\"alice\" <sip:alice@litwareinc.com>");
  }

  @Test
  void insideADialogWithAPeersUserItsRoutesStay() throws Exception {
    FakeSip bye = byeToPeer("Route: <sip:192.0.2.8;lr>");
    assertThatThrownBy(() -> servlet.handle(bye.request()))
        .as("it cannot wait until there is a connection")
        .isInstanceOf(Refused.class);
    servlet.handle(bye.request());
    assertThat(log)
        .containsExactly("push sip:192.0.2.8:5061;transport=tls;ms-received-cid=fp;ms-onward=0;lr");
  }

  @Test
  void aCallThatAPeerHasBroughtIsHungUpDownTheConnectionThatBroughtIt() throws Exception {
    servlet.handle(fromPeer("sip:bob@litwareinc.com", "<sip:zoe@fabrikam.com>").request());
    log.clear();
    servlet.handle(byeToPeer("Route: <sip:192.0.2.8;lr>").request());
    assertThat(log)
        .containsExactly(
            "push sip:127.0.0.1:12723;transport=tls;ms-received-cid=2600;ms-onward=0;lr");
  }

  @Test
  void betweenTwoTransportsBothRoutesOfThisServerEndHere() throws Exception {
    servlet.handle(fromPeer("sip:bob@litwareinc.com", "<sip:zoe@fabrikam.com>").request());
    log.clear();
    String signed = signature.sign("c1", ALICE, SipUri.of("zoe", "fabrikam.com"));
    servlet.handle(
        byeToPeer(
                "Route: <sip:127.0.0.1:5060;appname=1;lr;ms-route-sig=" + signed + ">",
                "Route: <sip:192.0.2.8;appname=1;lr;ms-route-sig=theirs>")
            .request());
    assertThat(log).singleElement().asString().contains(";ms-onward=1;");
  }

  private FakeSip byeToPeer(String... routes) {
    List<String> lines = new ArrayList<>(Arrays.asList(routes));
    lines.add("From: <sip:alice@litwareinc.com>;tag=1;epid=a1");
    lines.add("To: <sip:zoe@fabrikam.com>;tag=2");
    lines.add("Call-ID: c1");
    String signed = signature.sign("c1", ALICE, SipUri.of("zoe", "fabrikam.com"));
    return new FakeSip("BYE", lines.toArray(String[]::new))
        .from("alice", "a1")
        .on("isInitial", none -> false)
        .on("getRequestURI", none -> FakeSip.uri("sip:zoe@192.0.2.99"))
        .on(
            "getPoppedRoute",
            none -> FakeSip.address("<sip:127.0.0.1:5061;lr;ms-route-sig=" + signed + ">"))
        .on("pushRoute", uri -> log.add("push " + uri[0]));
  }

  @Test
  void aPeersUserRefersInNoNameOfThisServersUsersAndClaimsNoSignatureOfIts() {
    String signed = referrers.signed("<sip:carol@litwareinc.com>", BOB, "<sip:bob@litwareinc.com>");
    for (FakeSip forged :
        List.of(
            byPeer(referByPeer("<sip:alice@litwareinc.com>")),
            fromPeer("sip:bob@litwareinc.com", "<sip:zoe@fabrikam.com>", "Referred-By: " + signed),
            fromPeer("sip:bob@litwareinc.com", "<sip:zoe@fabrikam.com>", "b: " + signed))) {
      assertThatThrownBy(() -> servlet.handle(forged.request()))
          .isInstanceOfSatisfying(
              Refused.class,
              refused ->
                  assertThat(refused.diagnostic()).isEqualTo(Diagnostic.REFERRER_NOT_VERIFIED));
    }
    assertThat(log).isEmpty();
  }

  @Test
  void whomAPeersUserRefersCarriesThisServersWordAndAnothersGoesNoFurther() throws Exception {
    FakeSip refer = byPeer(referByPeer("<sip:zoe@fabrikam.com>;ms-identity=\"theirs\""));
    servlet.handle(refer.request());
    assertThat(refer.value("Referred-By"))
        .startsWith("<sip:zoe@fabrikam.com>;ms-identity=")
        .doesNotContain("theirs");

    FakeSip invite =
        fromPeer(
            "sip:bob@litwareinc.com",
            "<sip:zoe@fabrikam.com>",
            "Referred-By: <sip:yan@fabrikam.com>;ms-identity=\"theirs\"");
    servlet.handle(invite.request());
    assertThat(invite.value("Referred-By")).isEqualTo("<sip:yan@fabrikam.com>");
  }

  private FakeSip referByPeer(String referredBy) {
    return new FakeSip(
            "REFER",
            "From: <sip:zoe@fabrikam.com>;tag=1",
            "To: <sip:bob@litwareinc.com>",
            "Call-ID: c1",
            "Max-Forwards: 70",
            "Refer-To: <sip:alice@litwareinc.com>",
            "Referred-By: " + referredBy)
        .on("isInitial", none -> true)
        .on("getMaxForwards", none -> 70)
        .on("getRequestURI", none -> FakeSip.uri("sip:bob@litwareinc.com"))
        .on("getProxy", none -> proxy());
  }

  @Test
  void whatATrustedPeerSaysOfItsUserGoesOnUnlessHeAsksForPrivacy() throws Exception {
    FakeSip invite = fromPeer("sip:bob@litwareinc.com", "<sip:zoe@fabrikam.com>");
    servlet.handle(invite.request());
    assertThat(log).contains("startProxy");
    assertThat(invite.value("P-Asserted-Identity")).isEqualTo("<sip:zoe@fabrikam.com>");

    FakeSip other = fromPeer("sip:bob@litwareinc.com", "<sip:alice@litwareinc.com>");
    servlet.handle(other.request());
    assertThat(other.value("P-Asserted-Identity")).as("of another's user").isNull();

    FakeSip secret = fromPeer("sip:bob@litwareinc.com", "<sip:zoe@fabrikam.com>", "Privacy: id");
    servlet.handle(secret.request());
    assertThat(secret.value("P-Asserted-Identity")).isNull();
  }

  @Test
  void thisServerIsNoWayFromPeerToPeer() {
    FakeSip invite = fromPeer("sip:yan@fabrikam.com", "<sip:zoe@fabrikam.com>");
    assertThatThrownBy(() -> servlet.handle(invite.request()))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.diagnostic()).isEqualTo(Diagnostic.USER_NOT_IN_POOL));
    assertThat(log).isEmpty();
  }
}
