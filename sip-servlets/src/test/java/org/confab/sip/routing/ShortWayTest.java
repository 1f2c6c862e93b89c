package org.confab.sip.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.confab.core.EndpointId;
import org.confab.core.authentication.Verdict;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.confab.sip.edge.DialogRelay.Edit;
import org.confab.sip.edge.DialogRelay.Inside;
import org.confab.sip.edge.DialogRelay.Onward;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The short way decides as the proxy does, and leaves to it what is refused. */
class ShortWayTest extends ProxyFixture {
  private static final Verdict ALICES =
      new Verdict.Authenticated(new EndpointId(ALICE, Epid.of("a1")));

  private ShortWay way;
  private String target = "";

  @BeforeEach
  void make() {
    way = new ShortWay(servlet.router, signature, servlet.identity);
    target = binding("bob", "b2").gruu().orElseThrow().asString();
  }

  private Optional<Onward> ask(Object verdict, String name, String signed, String... more) {
    StringBuilder text = new StringBuilder("MESSAGE " + target + " SIP/2.0\r\n");
    text.append("From: <sip:alice@litwareinc.com>;tag=1;epid=a1\r\n");
    text.append("To: <sip:bob@litwareinc.com>;tag=2;epid=b2\r\nCall-ID: c1\r\n");
    List.of(more).forEach(line -> text.append(line).append("\r\n"));
    byte[] message = text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    List<String> routes = List.of("sip:127.0.0.1:5061;lr;ms-route-sig=" + signed);
    return way.request(new Inside(verdict, name, routes, message));
  }

  private String signed() {
    return signature.sign("c1", ALICE, BOB);
  }

  @Test
  void a_request_goes_to_the_endpoint_of_its_dialog() {
    Onward onward = ask(ALICES, "proxy", signed()).orElseThrow();
    assertThat(onward.target()).isEqualTo(binding("bob", "b2").target().asString());
    assertThat(onward.flow()).isEqualTo("fb2");
    assertThat(onward.edit().added())
        .isEqualTo("P-Asserted-Identity: \"alice\" <sip:alice@litwareinc.com>");
  }

  @Test
  void whoever_is_not_to_be_named_is_not() {
    Onward onward = ask(ALICES, "proxy", signed(), "Privacy: id").orElseThrow();
    assertThat(onward.edit().added()).isEmpty();
  }

  @Test
  void what_is_for_this_server_or_said_by_it_alone_goes_no_further() {
    Edit edit = ask(ALICES, "proxy", signed()).orElseThrow().edit();
    String other = "Digest username=\"a\", realm=\"elsewhere\"";
    assertThat(edit.staysBehind().test("p-asserted-identity", "<sip:x@y>")).isTrue();
    assertThat(edit.staysBehind().test("ms-asserted-verification-level", "1")).isTrue();
    assertThat(edit.staysBehind().test("proxy-authorization", "NTLM realm=\"x\"")).isTrue();
    assertThat(edit.staysBehind().test("proxy-authorization", other)).isFalse();
    assertThat(edit.staysBehind().test("contact", "<sip:a@b>")).isFalse();
  }

  @Test
  void without_this_servers_signature_for_the_dialog_the_proxy_refuses() {
    assertThat(ask(ALICES, "proxy", "")).isEmpty();
    assertThat(ask(ALICES, "proxy", signature.sign("c2", ALICE, BOB))).isEmpty();
  }

  @Test
  void without_good_credentials_the_proxy_refuses() {
    Verdict stranger = new Verdict.Challenged(401, List.of(), Optional.empty(), "");
    assertThat(ask(stranger, "proxy", signed())).isEmpty();
  }

  @Test
  void what_other_servlets_relay_and_what_names_a_referrer_goes_the_long_way() {
    assertThat(ask(ALICES, "mcu", signed())).isEmpty();
    assertThat(ask(ALICES, "proxy", signed(), "b: <sip:alice@litwareinc.com>")).isEmpty();
  }

  @Test
  void who_is_not_signed_in_any_more_is_answered_for_by_the_proxy() {
    store.update(BOB, both -> List.of());
    assertThat(ask(ALICES, "proxy", signed())).isEmpty();
  }

  @Test
  void what_goes_to_a_peer_goes_the_long_way() {
    String text =
        "MESSAGE sip:zoe@fabrikam.com SIP/2.0\r\nFrom: <sip:alice@litwareinc.com>;tag=1\r\n"
            + "To: <sip:zoe@fabrikam.com>;tag=2\r\nCall-ID: c1\r\n\r\n";
    String sign = signature.sign("c1", ALICE, SipUri.of("zoe", "fabrikam.com"));
    List<String> routes = List.of("sip:127.0.0.1:5061;lr;ms-route-sig=" + sign);
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    assertThat(way.request(new Inside(ALICES, "proxy", routes, message))).isEmpty();
  }

  @Test
  void the_answer_names_who_has_signed_it() {
    byte[] answer =
        "SIP/2.0 200 OK\r\nFrom: <sip:alice@litwareinc.com>;tag=1\r\n\r\n"
            .getBytes(StandardCharsets.UTF_8);
    Verdict bobs = new Verdict.Authenticated(new EndpointId(BOB, Epid.of("b2")));
    assertThat(way.answer(bobs, answer).added()).contains("<sip:bob@litwareinc.com>");
    assertThat(way.answer("nobody", answer).added()).isEmpty();
  }
}
