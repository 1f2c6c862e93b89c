package org.confab.core.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.authentication.AuthenticationFixture.PASSWORD;
import static org.confab.core.authentication.AuthenticationFixture.bytes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.confab.core.EndpointId;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestSignInTest {
  private static final FlowOrigin UDP = new FlowOrigin("u1", "udp", "192.0.2.7");
  private static final FlowOrigin TCP = new FlowOrigin("t1", "tcp", "192.0.2.7");
  private static final SipUri ALICE = SipUri.parse("sip:alice@litwareinc.com");
  private static final SipUri BOB = SipUri.parse("sip:bob@litwareinc.com");

  private final AuthenticationFixture server = new AuthenticationFixture();
  private final DigestClient phone = new DigestClient("alice", PASSWORD);
  private int sequence;

  /** A request of a phone: no epid; {@code more} are further headers. */
  private byte[] request(String method, String user, String more) {
    return request(method, user, more, "");
  }

  private byte[] request(String method, String user, String more, String body) {
    sequence++;
    return bytes(
        """
        %1$s sip:litwareinc.com SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.7:5060;branch=z9hG4bK%2$d
        From: <sip:%3$s@litwareinc.com>;tag=21
        To: <sip:bob@litwareinc.com>
        CSeq: %2$d %1$s
        Call-ID: 12ab
        %4$sContent-Length: %5$d

        %6$s\
        """
            .formatted(method, sequence, user, more, body.length(), body));
  }

  private byte[] register() {
    return request("REGISTER", "alice", "Contact: <sip:alice-0x1@192.0.2.7:5060>\n");
  }

  private Verdict send(FlowOrigin origin, byte[] message) {
    return server.authenticator.inbound(origin, message).verdict();
  }

  private Verdict.Challenged challenge(FlowOrigin origin, byte[] message) {
    return (Verdict.Challenged) send(origin, message);
  }

  private EndpointId endpoint(FlowOrigin origin, byte[] message) {
    Verdict verdict = send(origin, message);
    assertThat(verdict).isInstanceOf(Verdict.Authenticated.class);
    return ((Verdict.Authenticated) verdict).endpoint();
  }

  private EndpointId signIn(FlowOrigin origin) {
    phone.challenged(challenge(origin, register()), "SHA-256");
    return endpoint(origin, phone.authorize(register()));
  }

  private static List<String> offers(Verdict.Challenged challenged) {
    return challenged.headers().stream()
        .filter(header -> header.name().endsWith("Authenticate"))
        .map(ResponseHeader::value)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA-512-256", "SHA-256", "MD5"})
  void a_phone_signs_in_with_any_algorithm(String algorithm) {
    phone.challenged(challenge(UDP, register()), algorithm);
    assertThat(endpoint(UDP, phone.authorize(register())).aor()).isEqualTo(ALICE);
  }

  @Test
  void the_full_address_is_a_user_name_too() {
    DigestClient full = new DigestClient("alice@litwareinc.com", PASSWORD);
    full.challenged(challenge(UDP, register()), "MD5");
    assertThat(endpoint(UDP, full.authorize(register())).aor()).isEqualTo(ALICE);
  }

  @Test
  void the_strongest_algorithm_is_offered_first_one_header_each() {
    Verdict.Challenged first = challenge(UDP, register());
    assertThat(offers(first)).hasSize(3).allMatch(offer -> offer.startsWith("Digest "));
    assertThat(offers(first).get(0)).contains("SHA-512-256");
    assertThat(offers(first).get(2)).contains("algorithm=MD5").contains("qop=\"auth,auth-int\"");
    assertThat(first.diagnostic()).isEmpty();
  }

  @Test
  void a_phone_that_gives_an_epid_back_is_asked_as_a_phone() {
    byte[] bye = request("BYE", "alice", "User-Agent: baresip v1.0.0 (x86_64/linux)\n");
    String echoed = new String(bye, UTF_8).replace(";tag=21", ";epid=734217e422;tag=21");
    assertThat(offers(challenge(TCP, echoed.getBytes(UTF_8))))
        .singleElement()
        .asString()
        .startsWith("Digest ");
  }

  @Test
  void each_client_is_offered_what_it_understands() {
    byte[] baresip = request("REGISTER", "alice", "User-Agent: baresip v1.0.0 (x86_64/linux)\n");
    byte[] newer = request("REGISTER", "alice", "User-Agent: baresip v3.1.0\n");
    assertThat(offers(challenge(TCP, baresip))).singleElement().asString().contains("=MD5");
    assertThat(offers(challenge(TCP, newer))).hasSize(3);
    byte[] linphone = request("REGISTER", "alice", "User-Agent: Linphonec/5.1.65\n");
    byte[] desktop =
        request("REGISTER", "alice", "User-Agent: Linphone Desktop/4.4 (belle-sip/5.1)\n");
    for (byte[] register : List.of(linphone, desktop)) {
      assertThat(offers(challenge(TCP, register)))
          .satisfiesExactly(
              first -> assertThat(first).contains("=SHA-256"),
              second -> assertThat(second).contains("=MD5"));
    }
    assertThat(offers(challenge(TCP, server.register("alice"))))
        .singleElement()
        .asString()
        .startsWith("NTLM ");
  }

  @ParameterizedTest
  @CsvSource({
    "REGISTER,401",
    "SUBSCRIBE,401",
    "PUBLISH,401",
    "OPTIONS,401",
    "INVITE,407",
    "MESSAGE,407",
    "BYE,407"
  })
  void what_is_proxied_is_challenged_as_a_proxy_does(String method, int status) {
    assertThat(challenge(UDP, request(method, "alice", "")).status()).isEqualTo(status);
  }

  @Test
  void every_further_request_needs_its_own_proof() {
    EndpointId endpoint = signIn(TCP);
    assertThat(challenge(TCP, request("MESSAGE", "alice", "")).status()).isEqualTo(407);
    assertThat(endpoint(TCP, phone.authorize(request("MESSAGE", "alice", "")))).isEqualTo(endpoint);
    assertThat(endpoint(TCP, phone.authorize(request("BYE", "alice", "")))).isEqualTo(endpoint);
  }

  @Test
  void a_request_of_no_device_belongs_to_the_one_that_registered_on_the_flow() {
    EndpointId endpoint = signIn(UDP);
    byte[] invite = request("INVITE", "alice", "Contact: <sip:alice-0x2@192.0.2.7:5060>\n");
    assertThat(endpoint(UDP, phone.authorize(invite))).isEqualTo(endpoint);
    assertThat(endpoint(UDP, phone.authorize(request("PUBLISH", "alice", "")))).isEqualTo(endpoint);
  }

  @Test
  void a_device_without_a_name_or_registration_always_gets_the_same_one() {
    phone.challenged(challenge(UDP, request("PUBLISH", "alice", "")), "MD5");
    EndpointId first = endpoint(UDP, phone.authorize(request("PUBLISH", "alice", "")));
    phone.challenged(challenge(TCP, request("PUBLISH", "alice", "")), "MD5");
    assertThat(endpoint(TCP, phone.authorize(request("PUBLISH", "alice", "")))).isEqualTo(first);
  }

  @Test
  void a_wrong_password_an_unknown_and_a_disabled_user_get_the_same_answer() {
    server.add("gone", false);
    for (String user : List.of("alice", "mallory", "gone")) {
      DigestClient wrong = new DigestClient(user, "not-the-password");
      byte[] register = request("REGISTER", user, "Contact: <sip:x@192.0.2.7>\n");
      wrong.challenged(challenge(UDP, register), "SHA-256");
      Verdict.Challenged answer = challenge(UDP, wrong.authorize(register));
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.diagnostic()).contains(Diagnostic.HANDSHAKE_FAILED);
      assertThat(answer.detail()).isEqualTo("wrong user or password");
      assertThat(offers(answer)).hasSize(3).noneMatch(offer -> offer.contains("stale"));
    }
  }

  @Test
  void who_proves_the_password_of_a_disabled_account_learns_that_it_is_disabled() {
    server.add("gone", false);
    DigestClient gone = new DigestClient("gone", PASSWORD);
    byte[] register = request("REGISTER", "gone", "Contact: <sip:x@192.0.2.7>\n");
    gone.challenged(challenge(UDP, register), "SHA-256");
    Verdict.Challenged answer = challenge(UDP, gone.authorize(register));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.diagnostic()).contains(Diagnostic.USER_DISABLED);
  }

  @Test
  void credentials_of_one_user_do_not_act_for_another() {
    phone.challenged(challenge(UDP, request("MESSAGE", "bob", "")), "MD5");
    Verdict.Challenged answer = challenge(UDP, phone.authorize(request("MESSAGE", "bob", "")));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.diagnostic()).contains(Diagnostic.CREDENTIALS_NOT_FOR_FROM);
  }

  @Test
  void a_repeated_count_is_stale_and_a_new_nonce_helps() {
    signIn(TCP);
    byte[] message = request("MESSAGE", "alice", "");
    assertThat(send(TCP, phone.authorize(message, 7, Optional.empty())))
        .isInstanceOf(Verdict.Authenticated.class);
    Verdict.Challenged again = challenge(TCP, phone.authorize(message, 7, Optional.empty()));
    assertThat(offers(again)).allMatch(offer -> offer.endsWith("stale=true"));
    assertThat(again.diagnostic()).isEmpty();
    phone.challenged(again, "MD5");
    assertThat(send(TCP, phone.authorize(message))).isInstanceOf(Verdict.Authenticated.class);
  }

  @Test
  void a_request_that_udp_repeats_passes_but_only_the_same_and_for_a_while() {
    signIn(UDP);
    byte[] message = phone.authorize(request("MESSAGE", "alice", ""));
    assertThat(send(UDP, message)).isInstanceOf(Verdict.Authenticated.class);
    assertThat(send(UDP, message)).isInstanceOf(Verdict.Authenticated.class);
    byte[] changed =
        new String(message, java.nio.charset.StandardCharsets.UTF_8)
            .replace("branch=z9hG4bK", "branch=z9hG4bKx")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(challenge(UDP, changed).detail()).isEqualTo("nonce is over");
    server.pass(NonceUse.REPEATS);
    assertThat(challenge(UDP, message).detail()).isEqualTo("nonce is over");
  }

  @Test
  void a_nonce_ends_with_its_time_and_is_worth_nothing_elsewhere() {
    signIn(TCP);
    FlowOrigin other = new FlowOrigin("t2", "tcp", "192.0.2.66");
    Verdict.Challenged elsewhere =
        challenge(other, phone.authorize(request("MESSAGE", "alice", "")));
    assertThat(offers(elsewhere)).allMatch(offer -> offer.endsWith("stale=true"));
    server.pass(Nonces.LIFETIME);
    assertThat(offers(challenge(TCP, phone.authorize(request("MESSAGE", "alice", "")))))
        .allMatch(offer -> offer.endsWith("stale=true"));
  }

  @Test
  void auth_int_protects_the_body() {
    signIn(TCP);
    phone.qop = "auth-int";
    byte[] message = phone.authorize(request("MESSAGE", "alice", "", "hello"));
    byte[] changed =
        new String(message, java.nio.charset.StandardCharsets.UTF_8)
            .replace("hello", "HELLO")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(challenge(TCP, changed).detail()).isEqualTo("wrong user or password");
    assertThat(send(TCP, message)).isInstanceOf(Verdict.Authenticated.class);
  }

  @Test
  void a_proof_for_another_uri_is_a_bad_request() {
    signIn(TCP);
    byte[] message =
        phone.authorize(request("MESSAGE", "alice", ""), 9, Optional.of("sip:bob@litwareinc.com"));
    assertThat(challenge(TCP, message).status()).isEqualTo(400);
  }

  @Test
  void responses_ack_and_cancel_pass_on_a_flow_where_their_sender_is_known() {
    byte[] ok = AuthenticationFixture.response(200, "1 INVITE", "<sip:bob@litwareinc.com>;tag=1");
    assertThat(server.authenticator.inbound(UDP, ok).pass()).isFalse();
    assertThat(server.authenticator.inbound(UDP, request("CANCEL", "alice", "")).pass()).isFalse();
    EndpointId endpoint = signIn(UDP);
    assertThat(endpoint(UDP, ok)).isEqualTo(endpoint);
    assertThat(endpoint(UDP, request("CANCEL", "alice", ""))).isEqualTo(endpoint);
    assertThat(endpoint(UDP, request("ACK", "alice", ""))).isEqualTo(endpoint);
    assertThat(server.authenticator.inbound(UDP, request("CANCEL", "bob", "")).pass()).isFalse();
    assertThat(server.authenticator.inbound(TCP, ok).pass()).isFalse();
  }

  @Test
  void an_unsigned_response_does_not_pass_where_a_communicator_signed_in() {
    server.signIn(TCP.flowId(), AuthenticationFixture.client("alice"), "alice");
    byte[] ok = AuthenticationFixture.response(200, "1 INVITE", "<sip:bob@litwareinc.com>;tag=1");
    assertThat(server.authenticator.inbound(TCP, ok).pass()).isFalse();
  }

  @Test
  void a_new_password_counts_at_once_and_messages_ask_no_database() {
    signIn(TCP);
    int searches = server.credentials.searches();
    for (int i = 0; i < 10; i++) {
      assertThat(send(TCP, phone.authorize(request("MESSAGE", "alice", ""))))
          .isInstanceOf(Verdict.Authenticated.class);
    }
    assertThat(server.credentials.searches()).isEqualTo(searches);
    server.credentials.store(ALICE, UserSecrets.of(ALICE, "new"));
    server.remembered.forget(ALICE);
    server.authenticator.forget(endpoint -> endpoint.aor().equals(ALICE));
    assertThat(challenge(TCP, phone.authorize(request("MESSAGE", "alice", ""))).detail())
        .isEqualTo("wrong user or password");
    assertThat(server.authenticator.inbound(TCP, request("CANCEL", "alice", "")).pass()).isFalse();
  }

  @Test
  void a_name_that_is_nobodys_costs_as_many_searches_as_a_users() {
    for (String name : List.of("bob", "nobody")) {
      DigestClient guesser = new DigestClient(name, "wrong");
      guesser.challenged(challenge(TCP, request("REGISTER", name, "")), "SHA-256");
      int before = server.credentials.searches();
      challenge(TCP, guesser.authorize(request("REGISTER", name, "")));
      assertThat(server.credentials.searches()).as(name).isEqualTo(before + 1);
      challenge(TCP, guesser.authorize(request("REGISTER", name, "")));
      assertThat(server.credentials.searches()).as(name).isEqualTo(before + 1);
    }
  }

  @Test
  void who_is_signed_out_has_to_sign_in_anew() {
    var client = AuthenticationFixture.client("bob");
    server.signIn(TCP.flowId(), client, "bob");
    server.authenticator.forget(endpoint -> endpoint.aor().equals(BOB));
    assertThat(server.send(TCP.flowId(), client, server.register("bob")).verdict())
        .isInstanceOf(Verdict.Challenged.class);
  }

  @Test
  void a_user_without_digest_secrets_cannot_use_digest() {
    server.credentials.store(ALICE, UserSecrets.of(ALICE, PASSWORD, SignInScheme.parse("ntlm")));
    phone.challenged(challenge(TCP, register()), "MD5");
    assertThat(challenge(TCP, phone.authorize(register())).detail())
        .isEqualTo("wrong user or password");
  }

  @Test
  void a_password_that_cannot_be_read_is_no_wrong_password() {
    phone.challenged(challenge(TCP, register()), "MD5");
    server.credentials.fail();
    assertThat(challenge(TCP, phone.authorize(register())).status()).isEqualTo(503);
  }

  @Test
  void sign_in_lasts_while_the_phone_is_heard() {
    signIn(UDP);
    server.pass(SecurityAssociation.LIFETIME.plus(Duration.ofSeconds(1)));
    assertThat(server.authenticator.inbound(UDP, request("CANCEL", "alice", "")).pass()).isFalse();
  }

  @Test
  void a_flow_may_be_silent_as_long_as_its_client_was_promised() {
    signIn(TCP);
    assertThat(server.authenticator.idleLimit(TCP.flowId())).isEqualTo(Authenticator.SILENT);
    byte[] keepAlive =
        request("REGISTER", "alice", "ms-keep-alive: UAC;hop-hop=yes\nContact: <sip:a@b>\n");
    assertThat(send(TCP, keepAlive)).isInstanceOf(Verdict.Challenged.class);
    assertThat(server.authenticator.idleLimit(TCP.flowId())).isEqualTo(Authenticator.SILENT);
    assertThat(send(TCP, phone.authorize(keepAlive))).isInstanceOf(Verdict.Authenticated.class);
    assertThat(server.authenticator.idleLimit(TCP.flowId())).isEqualTo(Authenticator.KEPT_ALIVE);
  }

  @Test
  void a_scheme_that_the_listener_does_not_take_is_neither_offered_nor_accepted() {
    AuthenticationFixture strict =
        new AuthenticationFixture(
            new ListenerSchemes(
                SignInScheme.parse("digest"), SignInScheme.parse("ntlm"), SignInScheme.all()));
    byte[] communicator = strict.register("alice");
    Verdict overUdp = strict.authenticator.inbound(UDP, communicator).verdict();
    assertThat(offers((Verdict.Challenged) overUdp)).allMatch(offer -> offer.startsWith("Digest"));
    Verdict.Challenged overTcp =
        (Verdict.Challenged) strict.authenticator.inbound(TCP, register()).verdict();
    assertThat(offers(overTcp)).singleElement().asString().startsWith("NTLM");
    DigestClient pushy = new DigestClient("alice", PASSWORD);
    pushy.challenged((Verdict.Challenged) overUdp, "MD5");
    assertThat(strict.authenticator.inbound(TCP, pushy.authorize(register())).verdict())
        .isInstanceOf(Verdict.Challenged.class);
  }

  @Test
  void who_has_no_nonce_of_ours_is_not_counted_and_locks_nobody_out() {
    signIn(UDP);
    DigestClient blind = new DigestClient("alice", "wrong");
    blind.challenged(challenge(new FlowOrigin("u2", "udp", "192.0.2.9"), register()), "MD5");
    for (int i = 0; i < 200; i++) {
      assertThat(challenge(UDP, blind.authorize(register())).detail()).isEqualTo("nonce is over");
    }
    assertThat(endpoint(UDP, phone.authorize(register())).aor()).isEqualTo(ALICE);
  }

  @Test
  void an_answer_that_is_too_long_is_none() {
    phone.challenged(challenge(UDP, register()), "MD5");
    String sent = new String(phone.authorize(register()), StandardCharsets.UTF_8);
    String longer = sent.replaceFirst("response=\"", "response=\"" + "0".repeat(3000));
    assertThat(challenge(UDP, longer.getBytes(StandardCharsets.UTF_8)).status()).isIn(400, 401);
  }

  @Test
  void a_wrong_answer_that_udp_repeats_is_one_guess() {
    DigestClient wrong = new DigestClient("alice", "wrong");
    wrong.challenged(challenge(UDP, register()), "MD5");
    byte[] sent = wrong.authorize(register());
    for (int i = 0; i <= GuessLimits.PER_USER_AND_SOURCE; i++) {
      assertThat(challenge(UDP, sent).status()).isEqualTo(401);
    }
    assertThat(signIn(UDP).aor()).isEqualTo(ALICE);
  }
}
