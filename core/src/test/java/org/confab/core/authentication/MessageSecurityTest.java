package org.confab.core.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.authentication.AuthenticationFixture.EPID;
import static org.confab.core.authentication.AuthenticationFixture.FLOW;
import static org.confab.core.authentication.AuthenticationFixture.bytes;
import static org.confab.core.authentication.AuthenticationFixture.client;
import static org.confab.core.authentication.AuthenticationFixture.from;
import static org.confab.core.authentication.AuthenticationFixture.origin;
import static org.confab.core.authentication.AuthenticationFixture.response;
import static org.confab.core.authentication.AuthenticationFixture.text;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.confab.core.EndpointId;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.sipae.HeaderFamily;
import org.confab.protocol.sipae.NtlmClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of a client that has signed in. */
class MessageSecurityTest {
  private static final Verdict ALICE =
      new Verdict.Authenticated(
          new EndpointId(SipUri.parse("sip:alice@litwareinc.com"), Epid.of(EPID)));
  private static final String BOB_URI = "sip:bob@litwareinc.com";

  private final AuthenticationFixture server = new AuthenticationFixture();
  private final NtlmClient alice = client("alice");

  @BeforeEach
  void signIn() {
    assertThat(server.signIn(FLOW, alice, "alice").verdict()).isEqualTo(ALICE);
  }

  private Admission inbound(byte[] message) {
    return server.authenticator.inbound(origin(FLOW), message);
  }

  private static Verdict.Challenged challenged(Admission admission) {
    assertThat(admission.verdict()).isInstanceOf(Verdict.Challenged.class);
    return (Verdict.Challenged) admission.verdict();
  }

  private byte[] message() {
    return server.request("MESSAGE", "alice", BOB_URI);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void signed_requests_are_the_endpoints_in_every_version(int version) {
    AuthenticationFixture other = new AuthenticationFixture(version);
    NtlmClient client = client("alice");
    other.signIn(FLOW, client, "alice");
    for (int i = 0; i < 5; i++) {
      byte[] message = client.authorize(other.request("MESSAGE", "alice", BOB_URI));
      assertThat(other.authenticator.inbound(origin(FLOW), message))
          .isEqualTo(new Admission(true, ALICE));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INVITE", "MESSAGE", "BYE", "REFER"})
  void a_delegate_calls_and_writes_in_the_name_of_the_one_he_acts_for(String method) {
    server.add("erin", true);
    byte[] signed = alice.authorize(server.request(method, "erin", BOB_URI));
    assertThat(inbound(signed).verdict()).as("it stays the delegate's message").isEqualTo(ALICE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"REGISTER", "SUBSCRIBE", "SERVICE", "PUBLISH"})
  void nothing_else_is_for_delegates(String method) {
    server.add("erin", true);
    byte[] signed = alice.authorize(server.request(method, "erin", BOB_URI));
    assertThat(challenged(inbound(signed)).diagnostic())
        .contains(Diagnostic.CREDENTIALS_NOT_FOR_FROM);
  }

  @Test
  void nobody_else_writes_in_anothers_name() {
    server.add("carol", true);
    server.add("erin", true);
    NtlmClient carol = client("carol");
    server.signIn(FLOW, carol, "carol");
    byte[] signed = carol.authorize(server.request("INVITE", "erin", BOB_URI));
    assertThat(challenged(inbound(signed)).diagnostic())
        .contains(Diagnostic.CREDENTIALS_NOT_FOR_FROM);
  }

  @Test
  void for_one_who_is_disabled_nobody_acts() {
    server.add("erin", false);
    byte[] signed = alice.authorize(server.request("INVITE", "erin", BOB_URI));
    assertThat(challenged(inbound(signed)).diagnostic())
        .contains(Diagnostic.CREDENTIALS_NOT_FOR_FROM);
  }

  @Test
  void an_unsigned_request_is_challenged() {
    assertThat(challenged(inbound(message())).status()).isEqualTo(401);
  }

  @Test
  void a_repeated_message_is_refused() {
    byte[] signed = alice.authorize(message());
    assertThat(inbound(signed).verdict()).isEqualTo(ALICE);
    assertThat(challenged(inbound(signed)).detail()).isEqualTo("wrong or repeated signature");
  }

  @Test
  void a_sequence_number_counts_once_even_for_another_message() {
    assertThat(inbound(alice.signWithNumber(message(), 9)).verdict()).isEqualTo(ALICE);
    assertThat(challenged(inbound(alice.signWithNumber(message(), 9))).status()).isEqualTo(401);
    assertThat(inbound(alice.signWithNumber(message(), 8)).verdict()).isEqualTo(ALICE);
  }

  @Test
  void a_wrong_signature_uses_up_no_number() {
    byte[] signed = alice.signWithNumber(message(), 5);
    byte[] changed = text(signed).replace("F1EBg5B82", "other").getBytes(StandardCharsets.UTF_8);
    assertThat(challenged(inbound(changed)).status()).isEqualTo(401);
    assertThat(inbound(signed).verdict()).isEqualTo(ALICE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"crand=\"", "cnum=\"1", "response=\"00", "opaque=\"FF"})
  void a_change_of_any_credential_is_refused(String changed) {
    String signed = text(alice.authorize(message()));
    String name = changed.substring(0, changed.indexOf('"') + 1);
    String broken = signed.replaceFirst(name, changed + "1");
    assertThat(challenged(inbound(broken.getBytes(StandardCharsets.UTF_8))).status())
        .isEqualTo(401);
  }

  @Test
  void an_association_is_for_its_flow_only() {
    byte[] signed = alice.authorize(message());
    assertThat(challenged(server.authenticator.inbound(origin("b2"), signed)).detail())
        .isEqualTo("no such association");
  }

  @Test
  void an_association_ends_with_its_flow_and_after_eight_hours() {
    server.pass(Duration.ofHours(8).minusSeconds(1));
    assertThat(inbound(alice.authorize(message())).verdict()).isEqualTo(ALICE);
    server.pass(Duration.ofSeconds(1));
    assertThat(challenged(inbound(alice.authorize(message()))).status()).isEqualTo(401);
    alice.forget();
    server.signIn(FLOW, alice, "alice");
    server.authenticator.flowClosed(FLOW);
    assertThat(challenged(inbound(alice.authorize(message()))).status()).isEqualTo(401);
  }

  @Test
  void a_user_who_is_disabled_is_out_at_once() {
    server.add("alice", false);
    assertThat(challenged(inbound(alice.authorize(message()))).status()).isEqualTo(401);
  }

  @Test
  void another_users_from_is_forbidden() {
    byte[] request = server.request("MESSAGE", "bob", BOB_URI);
    Verdict.Challenged refused = challenged(inbound(alice.authorize(request)));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.diagnostic()).contains(Diagnostic.CREDENTIALS_NOT_FOR_FROM);
  }

  @Test
  void a_second_from_does_not_get_past() {
    String signed = text(alice.authorize(message()));
    String smuggled = signed.replace("To: <", "f: <sip:bob@litwareinc.com>;tag=1\r\nTo: <");
    Verdict.Challenged refused = challenged(inbound(smuggled.getBytes(StandardCharsets.UTF_8)));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.diagnostic()).contains(Diagnostic.PARSE_FAILURE);
  }

  @Test
  void the_method_must_be_the_one_that_is_signed() {
    String signed = text(alice.authorize(message()));
    byte[] changed = signed.replaceFirst("MESSAGE", "INVITE").getBytes(StandardCharsets.UTF_8);
    assertThat(challenged(inbound(changed)).status()).isEqualTo(400);
  }

  @Test
  void a_from_in_another_spelling_is_still_hers() {
    byte[] request =
        server.request(
            "MESSAGE", "\"A, <b>\" <SIP:Alice@LITWAREINC.com>;tag=1;epid=" + EPID, BOB_URI, "");
    assertThat(inbound(alice.authorize(request)).verdict()).isEqualTo(ALICE);
  }

  @Test
  void another_devices_epid_is_challenged() {
    byte[] request =
        server.request("MESSAGE", "<sip:alice@litwareinc.com>;tag=1;epid=ffff", BOB_URI, "");
    assertThat(challenged(inbound(alice.authorize(request))).status()).isEqualTo(401);
  }

  @Test
  void an_answer_follows_the_family_of_the_credentials() {
    NtlmClient proxy = alice.use(HeaderFamily.PROXY);
    assertThat(inbound(proxy.authorize(message())).verdict()).isEqualTo(ALICE);
    byte[] ok = server.authenticator.outbound(FLOW, response(200, "4 MESSAGE", from("alice")));
    assertThat(text(ok)).contains("\r\nProxy-Authentication-Info: NTLM ");
    assertThat(alice.received(ok)).isEqualTo(NtlmClient.Received.VERIFIED);
    Verdict.Challenged refused = challenged(inbound(proxy.signWithNumber(message(), 1)));
    assertThat(refused.status()).isEqualTo(407);
    assertThat(refused.headers().get(0).name()).isEqualTo("Proxy-Authenticate");
  }

  @Test
  void signed_responses_pass_and_others_are_dropped() {
    byte[] ok = response(200, "1 INVITE", "<sip:bob@litwareinc.com>;tag=7");
    assertThat(inbound(ok).pass()).isFalse();
    byte[] signed = alice.authorize(ok);
    assertThat(inbound(signed)).isEqualTo(new Admission(true, ALICE));
    assertThat(inbound(signed).pass()).isFalse();
    assertThat(server.authenticator.inbound(origin("b2"), ok).pass()).isFalse();
  }

  @Test
  void requests_without_an_answer_are_dropped_unless_signed() {
    for (String method : new String[] {"ACK", "CANCEL", "BENOTIFY"}) {
      byte[] request = server.request(method, "alice", BOB_URI);
      assertThat(inbound(request).pass()).isFalse();
      assertThat(inbound(alice.authorize(request))).isEqualTo(new Admission(true, ALICE));
    }
  }

  @Test
  void the_ack_of_a_refused_invite_reaches_the_stack_but_no_other() {
    byte[] invite = server.request("INVITE", "alice", BOB_URI);
    byte[] ack = text(invite).replace("INVITE", "ACK").getBytes(StandardCharsets.UTF_8);
    assertThat(server.authenticator.inbound(origin("b2"), ack).pass()).isFalse();
    assertThat(server.authenticator.inbound(origin("b2"), invite).pass()).isTrue();
    Admission admission = server.authenticator.inbound(origin("b2"), ack);
    assertThat(admission.pass()).isTrue();
    assertThat(admission.verdict()).isInstanceOf(Verdict.Challenged.class);
  }

  @Test
  void a_repeated_sign_in_replaces_the_association_after_a_while() {
    byte[] early = alice.authorize(message());
    byte[] late = alice.authorize(message());
    NtlmClient again = client("alice");
    assertThat(server.signIn(FLOW, again, "alice").verdict()).isEqualTo(ALICE);
    assertThat(inbound(early).verdict()).isEqualTo(ALICE);
    assertThat(again.received(server.authenticator.outbound(FLOW, notifyTo("alice"))))
        .isEqualTo(NtlmClient.Received.VERIFIED);
    server.pass(FlowSecurity.GRACE);
    assertThat(challenged(inbound(late)).status()).isEqualTo(401);
    assertThat(inbound(again.authorize(message())).verdict()).isEqualTo(ALICE);
  }

  private byte[] notifyTo(String user) {
    return bytes(
        """
        NOTIFY sip:127.0.0.1:32904;transport=tls SIP/2.0
        Via: SIP/2.0/TLS 127.0.0.1:5061;branch=z9hG4bK7
        From: <sip:someone@litwareinc.com>;tag=7
        To: <sip:%s@litwareinc.com>;tag=21;epid=%s
        CSeq: 1 NOTIFY
        Call-ID: 77
        Content-Length: 2

        hi\
        """
            .formatted(user, EPID));
  }

  @Test
  void several_users_of_one_flow_have_their_own_signatures() {
    NtlmClient bob = client("bob");
    server.signIn(FLOW, bob, "bob");
    byte[] toAlice = server.authenticator.outbound(FLOW, notifyTo("alice"));
    byte[] toBob = server.authenticator.outbound(FLOW, notifyTo("bob"));
    assertThat(alice.received(toAlice)).isEqualTo(NtlmClient.Received.VERIFIED);
    assertThat(bob.received(toBob)).isEqualTo(NtlmClient.Received.VERIFIED);
    assertThat(alice.received(toBob)).isEqualTo(NtlmClient.Received.WRONG);
    byte[] ok = server.authenticator.outbound(FLOW, response(200, "4 MESSAGE", from("alice")));
    assertThat(alice.received(ok)).isEqualTo(NtlmClient.Received.VERIFIED);
    assertThat(inbound(bob.authorize(message())).verdict()).isInstanceOf(Verdict.Challenged.class);
  }

  @Test
  void a_request_for_somebody_else_is_signed_for_the_one_who_is_there() {
    assertThat(alice.received(server.authenticator.outbound(FLOW, notifyTo("boss"))))
        .isEqualTo(NtlmClient.Received.VERIFIED);
  }

  @Test
  void provisional_answers_challenges_and_strangers_messages_stay_unsigned() {
    for (int status : new int[] {100, 180, 183, 401, 407}) {
      byte[] answer = response(status, "4 INVITE", from("alice"));
      assertThat(server.authenticator.outbound(FLOW, answer)).isEqualTo(answer);
    }
    byte[] answer = response(403, "1 REGISTER", from("bob"));
    assertThat(server.authenticator.outbound(FLOW, answer)).isEqualTo(answer);
    assertThat(server.authenticator.outbound("b2", answer)).isEqualTo(answer);
  }

  @Test
  void what_another_hop_said_about_authentication_does_not_go_out() {
    byte[] proxied =
        text(notifyTo("alice"))
            .replace(
                "Call-ID: 77\r\n",
                "Call-ID: 77\r\nAuthorization: NTLM opaque=\"1\"\r\nproxy-authorization: x\r\n"
                    + "Authentication-Info: NTLM rspauth=\"2\",\r\n srand=\"3\"\r\n"
                    + "Proxy-Authentication-Info: y\r\n")
            .getBytes(StandardCharsets.UTF_8);
    byte[] out = server.authenticator.outbound(FLOW, proxied);
    assertThat(alice.received(out)).isEqualTo(NtlmClient.Received.VERIFIED);
    assertThat(text(out))
        .containsOnlyOnce("uthentication-Info")
        .doesNotContain("uthorization", "srand=\"3\"")
        .endsWith("\r\n\r\nhi");
    assertThat(server.authenticator.outbound("b2", proxied)).isEqualTo(notifyTo("alice"));
  }

  @Test
  void what_cannot_be_read_is_refused_or_dropped() {
    Admission broken = inbound(bytes("OPTIONS sip:a SIP/2.0\nX: a\rb\n\n"));
    assertThat(broken.pass()).isTrue();
    assertThat(challenged(broken).status()).isEqualTo(400);
    assertThat(inbound(bytes("SIP/2.0 x\n\n")).pass()).isFalse();
    assertThat(inbound(bytes("ACK sip:a SIP/2.0\nX: a\rb\n\n")).pass()).isFalse();
    assertThat(inbound(new byte[0]).pass()).isTrue();
    byte[] garbage = bytes("garbage");
    assertThat(server.authenticator.outbound(FLOW, garbage)).isEqualTo(garbage);
  }

  @Test
  void only_so_many_associations_of_a_flow_are_kept() {
    for (int i = 0; i < FlowSecurity.MAX_ASSOCIATIONS; i++) {
      server.add("user" + i, true);
      server.signIn(FLOW, client("user" + i), "user" + i);
    }
    assertThat(challenged(inbound(alice.authorize(message()))).detail())
        .isEqualTo("no such association");
  }

  @Test
  void verdicts_show_no_challenge_in_texts() {
    NtlmClient other = client("bob");
    server.send(FLOW, other, server.register("bob"));
    Admission second = server.send(FLOW, other, server.register("bob"));
    assertThat(second.toString()).doesNotContain("TlRM", "gssapi");
  }
}
