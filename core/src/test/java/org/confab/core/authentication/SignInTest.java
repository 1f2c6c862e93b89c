package org.confab.core.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.confab.core.authentication.AuthenticationFixture.EPID;
import static org.confab.core.authentication.AuthenticationFixture.FLOW;
import static org.confab.core.authentication.AuthenticationFixture.PASSWORD;
import static org.confab.core.authentication.AuthenticationFixture.bytes;
import static org.confab.core.authentication.AuthenticationFixture.client;
import static org.confab.core.authentication.AuthenticationFixture.origin;
import static org.confab.core.authentication.AuthenticationFixture.text;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.sipae.HeaderFamily;
import org.confab.protocol.sipae.NtlmClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
  private static final EndpointId ALICE =
      new EndpointId(SipUri.parse("sip:alice@litwareinc.com"), Epid.of(EPID));
  private final AuthenticationFixture server = new AuthenticationFixture();

  private static Verdict.Challenged challenged(Admission admission) {
    assertThat(admission.verdict()).isInstanceOf(Verdict.Challenged.class);
    return (Verdict.Challenged) admission.verdict();
  }

  private static String header(Verdict.Challenged challenged, String name) {
    return challenged.headers().stream()
        .filter(header -> header.name().equals(name))
        .map(ResponseHeader::value)
        .findFirst()
        .orElse("");
  }

  @Test
  void a_first_register_is_challenged_with_the_scheme_and_the_date() {
    Admission first = server.authenticator.inbound(origin(FLOW), server.register("alice"));
    assertThat(first.pass()).isTrue();
    Verdict.Challenged challenge = challenged(first);
    assertThat(challenge.status()).isEqualTo(401);
    assertThat(header(challenge, "WWW-Authenticate"))
        .isEqualTo(
            "NTLM realm=\"SIP Communications Service\", targetname=\"sip.litwareinc.com\","
                + " version=4");
    assertThat(header(challenge, "Date")).isEqualTo("Sat, 21 Nov 2026 01:55:41 GMT");
  }

  @Test
  void an_empty_token_gets_the_servers_token_and_an_opaque() {
    NtlmClient client = client("alice");
    server.send(FLOW, client, server.register("alice"));
    Verdict.Challenged second = challenged(server.send(FLOW, client, server.register("alice")));
    assertThat(second.status()).isEqualTo(401);
    assertThat(header(second, "WWW-Authenticate"))
        .matches(
            "NTLM opaque=\"[0-9A-F]{8}\", gssapi-data=\"TlRMTVNTUAACAAAA[^\"]+\","
                + " targetname=\"sip\\.litwareinc\\.com\", realm=\"SIP Communications Service\","
                + " version=4");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void the_right_password_signs_in_with_every_version(int version) {
    AuthenticationFixture offering = new AuthenticationFixture(version);
    NtlmClient client = client("alice");
    Admission last = offering.signIn(FLOW, client, "alice");
    assertThat(last).isEqualTo(new Admission(true, new Verdict.Authenticated(ALICE)));
    assertThat(client.sent()).isEqualTo(version == 4 ? 1 : 0);
    byte[] ok =
        AuthenticationFixture.response(200, "3 REGISTER", AuthenticationFixture.from("alice"));
    byte[] signed = offering.authenticator.outbound(FLOW, ok);
    assertThat(client.received(signed)).isEqualTo(NtlmClient.Received.VERIFIED);
    assertThat(text(signed)).contains("\r\nAuthentication-Info: NTLM ").contains("snum=\"1\"");
  }

  @ParameterizedTest
  @EnumSource(HeaderFamily.class)
  void register_may_use_either_family_and_is_answered_by_the_registrars(HeaderFamily family) {
    NtlmClient client = client("alice").use(family);
    assertThat(server.signIn(FLOW, client, "alice").verdict())
        .isEqualTo(new Verdict.Authenticated(ALICE));
    byte[] ok =
        AuthenticationFixture.response(200, "3 REGISTER", AuthenticationFixture.from("alice"));
    assertThat(text(server.authenticator.outbound(FLOW, ok))).contains("\r\nAuthentication-Info:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice", "ALICE", "alice@litwareinc.com", "Alice@LitwareInc.com"})
  void a_user_is_known_by_name_or_address(String name) {
    NtlmClient client = new NtlmClient("", name, PASSWORD);
    assertThat(server.signIn(FLOW, client, "alice").verdict())
        .isEqualTo(new Verdict.Authenticated(ALICE));
  }

  @Test
  void a_wrong_password_an_unknown_and_a_disabled_user_get_the_same_answer() {
    server.add("gone", false);
    List<Verdict> answers =
        List.of(
            server.signIn("f1", new NtlmClient("", "alice", "wrong"), "alice").verdict(),
            server.signIn("f2", new NtlmClient("", "mallory", PASSWORD), "mallory").verdict(),
            server.signIn("f3", new NtlmClient("", "gone", "wrong"), "gone").verdict());
    assertThat(answers).containsOnly(answers.get(0));
    Verdict.Challenged refused = (Verdict.Challenged) answers.get(0);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.diagnostic()).contains(Diagnostic.HANDSHAKE_FAILED);
    assertThat(header(refused, "WWW-Authenticate")).doesNotContain("gssapi-data", "opaque");
  }

  @Test
  void who_proves_the_password_of_a_disabled_account_learns_that_it_is_disabled() {
    server.add("gone", false);
    Verdict.Challenged refused = challenged(server.signIn(FLOW, client("gone"), "gone"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.diagnostic()).contains(Diagnostic.USER_DISABLED);
    assertThat(header(refused, "Warning")).isEqualTo("399 sip.litwareinc.com \"User disabled\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void who_is_disabled_while_he_signs_in_is_out(int look) {
    AtomicInteger looks = new AtomicInteger();
    server.afterLooking(
        () -> {
          if (looks.incrementAndGet() == look) {
            server.add("alice", false);
            server.authenticator.forget(ALICE::equals);
          }
        });
    NtlmClient client = client("alice");
    server.signIn(FLOW, client, "alice");
    boolean disabled = looks.get() >= look;
    server.afterLooking(() -> {});
    Verdict next = server.send(FLOW, client, server.register("alice")).verdict();
    assertThat(next instanceof Verdict.Authenticated).isEqualTo(!disabled);
  }

  @Test
  void a_user_without_credentials_cannot_sign_in_with_an_empty_hash() {
    server.credentials.remove(SipUri.of("alice", "litwareinc.com"));
    server.credentials.store(
        SipUri.of("bob", "litwareinc.com"),
        new UserSecrets(Optional.of(NtHash.of(new byte[16])), Optional.empty()));
    NtlmClient client = new NtlmClient("", "alice", "");
    assertThat(challenged(server.signIn(FLOW, client, "alice")).status()).isEqualTo(401);
  }

  @Test
  void a_second_sign_in_searches_no_credentials_until_they_change() {
    server.signIn("f1", client("alice"), "alice");
    int before = server.credentials.searches();
    assertThat(server.signIn("f2", client("alice"), "alice").verdict())
        .isInstanceOf(Verdict.Authenticated.class);
    assertThat(server.credentials.searches()).isEqualTo(before);

    SipUri alice = SipUri.of("alice", "litwareinc.com");
    server.credentials.store(alice, UserSecrets.of(alice, "new"));
    server.remembered.forget(alice);
    challenged(server.signIn("f3", client("alice"), "alice"));
    assertThat(server.signIn("f4", new NtlmClient("", "alice", "new"), "alice").verdict())
        .isInstanceOf(Verdict.Authenticated.class);
  }

  @Test
  void a_name_that_is_nobodys_costs_as_many_searches_as_a_users() {
    int before = server.credentials.searches();
    server.signIn("f1", new NtlmClient("", "bob", "wrong"), "bob");
    int user = server.credentials.searches() - before;
    before = server.credentials.searches();
    server.signIn("f2", new NtlmClient("", "mallory", "wrong"), "mallory");
    assertThat(server.credentials.searches() - before).isEqualTo(user).isPositive();
    server.signIn("f3", new NtlmClient("", "mallory", "wrong"), "mallory");
    assertThat(server.credentials.searches() - before).isEqualTo(user);
  }

  @Test
  void the_credentials_of_one_user_do_not_sign_in_another() {
    Verdict.Challenged refused = challenged(server.signIn(FLOW, client("bob"), "alice"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.diagnostic()).contains(Diagnostic.CREDENTIALS_NOT_FOR_FROM);
    assertThat(refused.headers()).isEmpty();
  }

  @Test
  void an_answer_to_a_challenge_counts_once() {
    NtlmClient client = client("alice");
    server.send(FLOW, client, server.register("alice"));
    server.send(FLOW, client, server.register("alice"));
    byte[] last = client.authorize(server.register("alice"));
    assertThat(server.authenticator.inbound(origin(FLOW), last).verdict())
        .isInstanceOf(Verdict.Authenticated.class);
    assertThat(challenged(server.authenticator.inbound(origin(FLOW), last)).status())
        .isEqualTo(401);
  }

  @Test
  void a_challenge_is_for_its_flow_only() {
    NtlmClient client = client("alice");
    server.send(FLOW, client, server.register("alice"));
    server.send(FLOW, client, server.register("alice"));
    assertThat(challenged(server.send("b2", client, server.register("alice"))).detail())
        .isEqualTo("no such handshake");
  }

  @Test
  void a_challenge_is_void_after_a_minute() {
    NtlmClient client = client("alice");
    server.send(FLOW, client, server.register("alice"));
    server.send(FLOW, client, server.register("alice"));
    server.pass(Duration.ofSeconds(60));
    assertThat(challenged(server.send(FLOW, client, server.register("alice"))).detail())
        .isEqualTo("no such handshake");
  }

  @Test
  void only_so_many_challenges_of_a_flow_wait_for_answers() {
    NtlmClient first = client("alice");
    server.send(FLOW, first, server.register("alice"));
    server.send(FLOW, first, server.register("alice"));
    for (int i = 0; i < FlowSecurity.MAX_HANDSHAKES; i++) {
      NtlmClient other = client("alice");
      server.send(FLOW, other, server.register("alice"));
      server.send(FLOW, other, server.register("alice"));
    }
    assertThat(challenged(server.send(FLOW, first, server.register("alice"))).detail())
        .isEqualTo("no such handshake");
  }

  @Test
  void a_last_token_whose_message_was_changed_is_refused() {
    NtlmClient client = client("alice");
    server.send(FLOW, client, server.register("alice"));
    server.send(FLOW, client, server.register("alice"));
    String last = text(client.authorize(server.register("alice")));
    byte[] changed =
        last.replace("Max-Forwards: 70", "Expires: 0").getBytes(StandardCharsets.UTF_8);
    assertThat(challenged(server.authenticator.inbound(origin(FLOW), changed)).status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gssapi-data=\"%%%\"",
        "gssapi-data=\"AAAA\", opaque=\"0\"",
        "gssapi-data=\"\", version=x",
        "gssapi-data=\"TlRMTVNTUAADAAAA\", opaque=\"12345678\""
      })
  void an_unreadable_token_is_challenged_anew(String parameters) {
    String line =
        "Authorization: NTLM realm=\"SIP Communications Service\","
            + " targetname=\"sip.litwareinc.com\", "
            + parameters
            + "\n";
    byte[] request =
        server.request("REGISTER", AuthenticationFixture.from("alice"), "sip:a@b", line);
    Verdict.Challenged refused = challenged(server.authenticator.inbound(origin(FLOW), request));
    assertThat(refused.status()).isEqualTo(401);
    assertThat(header(refused, "WWW-Authenticate")).doesNotContain("opaque");
  }

  @Test
  void a_store_that_fails_is_no_wrong_password() {
    NtlmClient client = client("alice");
    server.send(FLOW, client, server.register("alice"));
    server.send(FLOW, client, server.register("alice"));
    server.credentials.fail();
    assertThat(challenged(server.send(FLOW, client, server.register("alice"))).status())
        .isEqualTo(503);
  }

  @Test
  void credentials_for_another_realm_count_as_none() {
    String line =
        "Authorization: NTLM realm=\"elsewhere\", targetname=\"sip.litwareinc.com\","
            + " gssapi-data=\"\"\n";
    byte[] request =
        server.request("REGISTER", AuthenticationFixture.from("alice"), "sip:a@b", line);
    assertThat(challenged(server.authenticator.inbound(origin(FLOW), request)).detail())
        .isEqualTo("no credentials");
  }

  @Test
  void a_device_without_epid_is_named_by_its_instance_and_always_the_same() {
    String contact = "Contact: <sip:1.2.3.4>;+sip.instance=\"<urn:uuid:%s>\"\n";
    Epid one = derivedEpid(contact.formatted("085E0BD8-031c-5a0d-8d9a-f149aae6954a"));
    Epid same = derivedEpid(contact.formatted("085e0bd8-031c-5a0d-8d9a-f149aae6954a"));
    Epid other = derivedEpid(contact.formatted("185e0bd8-031c-5a0d-8d9a-f149aae6954a"));
    assertThat(one).isEqualTo(same).isNotEqualTo(other);
  }

  @Test
  void a_device_without_epid_and_instance_is_named_by_its_contact() {
    assertThat(derivedEpid("Contact: <sip:alice@1.2.3.4;transport=tcp>\n"))
        .isEqualTo(derivedEpid("Contact: <sip:alice@1.2.3.4;transport=udp>;q=1\n"))
        .isNotEqualTo(derivedEpid("Contact: <sip:alice@1.2.3.5>\n"));
  }

  private static Epid derivedEpid(String contact) {
    return SenderEndpoint.of(register("<sip:alice@litwareinc.com>;tag=1", contact)).epid();
  }

  private static RawMessage register(String from, String contact) {
    return RawMessage.parse(bytes("REGISTER sip:a SIP/2.0\nFrom: " + from + "\n" + contact + "\n"));
  }

  @Test
  void a_request_of_no_device_at_all_is_a_bad_request() {
    String line =
        "From: <sip:alice@litwareinc.com>;tag=1\nAuthorization: NTLM"
            + " realm=\"SIP Communications Service\", targetname=\"sip.litwareinc.com\","
            + " gssapi-data=\"\"\n\n";
    Verdict.Challenged refused =
        challenged(
            server.authenticator.inbound(origin(FLOW), bytes("REGISTER sip:a SIP/2.0\n" + line)));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.diagnostic()).contains(Diagnostic.MISSING_ENDPOINT_IDENTIFIER);
  }

  @Test
  void an_epid_that_is_too_long_is_a_bad_request() {
    assertThat(
            catchThrowableOfType(
                    Refused.class,
                    () ->
                        SenderEndpoint.of(
                            register("<sip:a@b>;epid=" + "1".repeat(65), "Contact: <sip:c>\n")))
                .diagnostic())
        .isEqualTo(Diagnostic.EPID_TOO_LONG);
  }
}
