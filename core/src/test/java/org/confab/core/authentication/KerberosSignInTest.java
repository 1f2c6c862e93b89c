package org.confab.core.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.authentication.AuthenticationFixture.EPID;
import static org.confab.core.authentication.AuthenticationFixture.FLOW;
import static org.confab.core.authentication.AuthenticationFixture.from;
import static org.confab.core.authentication.AuthenticationFixture.origin;
import static org.confab.core.authentication.AuthenticationFixture.response;
import static org.confab.core.authentication.AuthenticationFixture.text;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.core.EndpointId;
import org.confab.core.directory.AccountNames;
import org.confab.core.kerberos.GssAcceptor;
import org.confab.core.kerberos.GssStep;
import org.confab.core.kerberos.KerberosNames;
import org.confab.core.kerberos.KerberosRefused;
import org.confab.core.kerberos.KerberosScheme;
import org.confab.core.kerberos.KerberosService;
import org.confab.core.kerberos.PrincipalMapping;
import org.confab.core.kerberos.Realms;
import org.confab.protocol.kerberos.KerberosName;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.sipae.AuthenticationHeader;
import org.confab.protocol.sipae.SignatureInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sign-in with tickets, with a GSS-API that understands "ticket NAME@REALM" and signs by a sum. */
class KerberosSignInTest {
  private static final KerberosName SERVICE = KerberosName.parse("sip/sip.litwareinc.com@AD.TEST");
  private static final Verdict ALICE =
      new Verdict.Authenticated(
          new EndpointId(SipUri.parse("sip:alice@litwareinc.com"), Epid.of(EPID)));
  private static final String BOB_URI = "sip:bob@litwareinc.com";

  private Instant ticketEnds = Instant.parse("2026-11-21T11:55:41Z");
  private byte[] serverToken = {};
  private Map<String, String> stored = Map.of();
  private final AuthenticationFixture server =
      new AuthenticationFixture(
          4,
          ListenerSchemes.all(),
          List.of(
              new KerberosScheme(
                  service(),
                  new PrincipalMapping(
                      Realms.parse("AD.TEST=litwareinc.com"), names(), AccountNames.NONE))));
  private String opaque = "";
  private int sent;

  private KerberosService service() {
    return new KerberosService() {
      @Override
      public KerberosName principal() {
        return SERVICE;
      }

      @Override
      public GssAcceptor begin() {
        return KerberosSignInTest.this::accept;
      }
    };
  }

  private GssStep accept(byte[] token) {
    String said = new String(token, StandardCharsets.UTF_8);
    return switch (said.split(" ", 2)[0]) {
      case "ticket" ->
          new GssStep.Established(
              KerberosName.parse(said.substring(7)), new SumSigner(), ticketEnds, serverToken);
      case "hello" -> new GssStep.More("go on".getBytes(StandardCharsets.UTF_8));
      case "skewed" -> throw new KerberosRefused(Diagnostic.TIME_SKEW, "Clock skew too great");
      case "replayed" -> throw new KerberosRefused("Request is a replay");
      default -> throw new IllegalArgumentException("no token");
    };
  }

  private KerberosNames names() {
    return new KerberosNames() {
      @Override
      public Optional<SipUri> userOf(KerberosName name) {
        if (name.name().equals("broken")) {
          throw new IllegalStateException("no database");
        }
        return Optional.ofNullable(stored.get(name.asString())).map(SipUri::parse);
      }

      @Override
      public Optional<KerberosName> nameOf(SipUri aor) {
        return stored.entrySet().stream()
            .filter(entry -> entry.getValue().equals(aor.asString()))
            .map(entry -> KerberosName.parse(entry.getKey()))
            .findFirst();
      }

      @Override
      public boolean assign(SipUri aor, KerberosName name) {
        throw new UnsupportedOperationException();
      }

      @Override
      public boolean remove(SipUri aor) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private record SumSigner() implements MessageSigner {
    @Override
    public byte[] sign(byte[] text) {
      return Integer.toHexString(Arrays.hashCode(text)).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public boolean verifies(byte[] text, byte[] signature) {
      return Arrays.equals(sign(text), signature);
    }
  }

  private static AuthenticationHeader credentials() {
    return AuthenticationHeader.of("Kerberos")
        .with("qop", "auth")
        .with("realm", AuthenticationSettings.REALM)
        .with("targetname", SERVICE.name());
  }

  private static byte[] line(byte[] message, AuthenticationHeader header) {
    return RawMessage.parse(message)
        .rewritten(name -> false, "Authorization: " + header.asString());
  }

  private byte[] signed(byte[] message, AuthenticationHeader credentials, int number) {
    byte[] input =
        SignatureInput.of(
            4, credentials, "5d2cf1e3", Integer.toString(number), RawMessage.parse(message));
    return line(
        message,
        credentials
            .with("crand", "5d2cf1e3")
            .with("cnum", Integer.toString(number))
            .with("response", HexFormat.of().formatHex(new SumSigner().sign(input))));
  }

  private byte[] withToken(String token, String user) {
    byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
    AuthenticationHeader header =
        credentials().with("gssapi-data", Base64.getEncoder().encodeToString(bytes));
    return line(server.register(user), opaque.isEmpty() ? header : header.with("opaque", opaque));
  }

  private Admission inbound(byte[] message) {
    return server.authenticator.inbound(origin(FLOW), message);
  }

  private Verdict.Challenged refused(byte[] message) {
    Verdict verdict = inbound(message).verdict();
    assertThat(verdict).isInstanceOf(Verdict.Challenged.class);
    return (Verdict.Challenged) verdict;
  }

  /** Signs alice in and learns the association's name from the proof of the answer. */
  private AuthenticationHeader signIn() {
    assertThat(inbound(withToken("ticket alice@AD.TEST", "alice")).verdict()).isEqualTo(ALICE);
    byte[] ok = server.authenticator.outbound(FLOW, response(200, "1 REGISTER", from("alice")));
    AuthenticationHeader proof =
        AuthenticationHeader.parse(
            RawMessage.parse(ok).header("authentication-info").orElseThrow());
    byte[] input =
        SignatureInput.of(
            2,
            proof,
            proof.parameter("srand").orElseThrow(),
            proof.parameter("snum").orElseThrow(),
            RawMessage.parse(ok));
    assertThat(proof.scheme()).isEqualTo("Kerberos");
    assertThat(proof.parameter("targetname")).contains(SERVICE.name());
    assertThat(proof.parameter("rspauth"))
        .contains(HexFormat.of().formatHex(new SumSigner().sign(input)));
    return credentials().with("opaque", proof.parameter("opaque").orElseThrow());
  }

  private byte[] message() {
    return server.request("MESSAGE", "alice", BOB_URI);
  }

  @Test
  void tickets_are_offered_before_passwords_with_the_services_name() {
    Verdict.Challenged first = refused(server.register("alice"));
    assertThat(first.headers().stream().map(ResponseHeader::value))
        .startsWith(
            "Kerberos realm=\"SIP Communications Service\","
                + " targetname=\"sip/sip.litwareinc.com\", version=4",
            "NTLM realm=\"SIP Communications Service\", targetname=\"sip.litwareinc.com\","
                + " version=4");
    assertThat(first.headers().get(2).name()).isEqualTo("Date");
  }

  @Test
  void a_ticket_signs_in_at_once_and_its_key_signs_everything_after() {
    AuthenticationHeader credentials = signIn();
    for (int i = 0; i < 3; i++) {
      // version 2: the token came without one
      byte[] message = message();
      byte[] input = SignatureInput.of(2, credentials, "1", "" + ++sent, RawMessage.parse(message));
      byte[] signed =
          line(
              message,
              credentials
                  .with("crand", "1")
                  .with("cnum", "" + sent)
                  .with("response", HexFormat.of().formatHex(new SumSigner().sign(input))));
      assertThat(inbound(signed)).isEqualTo(new Admission(true, ALICE));
      assertThat(refused(signed).detail()).isEqualTo("wrong or repeated signature");
    }
  }

  @Test
  void a_signature_beside_the_ticket_must_be_right() {
    AuthenticationHeader credentials =
        credentials().with("gssapi-data", base64("ticket alice@AD.TEST")).withVersion(4);
    byte[] good = signed(server.register("alice"), credentials, 1);
    assertThat(inbound(good).verdict()).isEqualTo(ALICE);
    byte[] changed =
        text(signed(server.register("alice"), credentials, 1))
            .replace("Max-Forwards: 70", "Expires: 0")
            .getBytes(StandardCharsets.UTF_8);
    Verdict.Challenged refused = refused(changed);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.diagnostic()).contains(Diagnostic.HANDSHAKE_FAILED);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void an_association_ends_with_the_ticket() {
    AuthenticationHeader credentials = signIn().withVersion(2);
    server.pass(Duration.between(Instant.parse("2026-11-21T01:55:41Z"), ticketEnds));
    Verdict.Challenged over = refused(signed(message(), credentials, 1));
    assertThat(over.detail()).isEqualTo("no such association");
    assertThat(over.status()).isEqualTo(401);
    assertThat(over.diagnostic()).isEmpty();
  }

  @Test
  void an_association_ends_after_eight_hours_however_long_the_ticket_is_good() {
    ticketEnds = Instant.parse("2026-11-28T00:00:00Z");
    AuthenticationHeader credentials = signIn();
    server.pass(SecurityAssociation.LIFETIME);
    assertThat(refused(signed(message(), credentials, 1)).detail())
        .isEqualTo("no such association");
  }

  @ParameterizedTest
  @CsvSource({
    "skewed,     401, TIME_SKEW,                Clock skew too great",
    "replayed,   401, HANDSHAKE_FAILED,         Request is a replay",
    "garbage,    401, HANDSHAKE_FAILED,         unreadable token",
    "ticket bob@AD.TEST,          403, CREDENTIALS_NOT_FOR_FROM, From is not"
        + " sip:bob@litwareinc.com",
    "ticket nobody@AD.TEST,       403, CREDENTIALS_NOT_FOR_FROM, From is not"
        + " sip:nobody@litwareinc.com",
    "ticket alice@ELSEWHERE.TEST, 403, CREDENTIALS_NOT_FOR_FROM, alice@ELSEWHERE.TEST is no user of"
        + " this server",
    "ticket alice/admin@AD.TEST,  403, CREDENTIALS_NOT_FOR_FROM, alice/admin@AD.TEST is no user of"
        + " this server",
    "ticket a<b@AD.TEST,          403, CREDENTIALS_NOT_FOR_FROM, a<b@AD.TEST is no user of this"
        + " server",
    "ticket broken@AD.TEST,       503, SERVICE_UNAVAILABLE,      Kerberos names cannot be read"
  })
  void what_proves_nothing_signs_nobody_in(
      String token, int status, Diagnostic diagnostic, String detail) {
    Verdict.Challenged refused = refused(withToken(token, "alice"));
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.diagnostic()).contains(diagnostic);
    assertThat(refused.detail()).isEqualTo(detail);
    assertThat(refused.headers().isEmpty()).isEqualTo(status != 401);
    byte[] answer = response(200, "1 REGISTER", from("alice"));
    assertThat(server.authenticator.outbound(FLOW, answer)).isEqualTo(answer);
  }

  @Test
  void a_disabled_users_ticket_signs_nobody_in() {
    server.add("alice", false);
    Verdict.Challenged refused = refused(withToken("ticket alice@AD.TEST", "alice"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.diagnostic()).contains(Diagnostic.USER_DISABLED);
  }

  @Test
  void somebody_of_the_realm_who_is_no_user_may_try_otherwise() {
    Verdict.Challenged refused = refused(withToken("ticket nobody@AD.TEST", "nobody"));
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.diagnostic()).contains(Diagnostic.HANDSHAKE_FAILED);
  }

  @Test
  void a_user_who_is_called_otherwise_signs_in_by_that_name_alone() {
    stored = Map.of("a.walker@AD.TEST", "sip:alice@litwareinc.com");
    assertThat(inbound(withToken("ticket a.walker@AD.TEST", "alice")).verdict()).isEqualTo(ALICE);
    assertThat(refused(withToken("ticket alice@AD.TEST", "alice")).detail())
        .isEqualTo("alice@AD.TEST is no user of this server");
  }

  @Test
  void names_and_realms_are_the_same_in_any_case() {
    assertThat(inbound(withToken("ticket ALICE@ad.test", "alice")).verdict()).isEqualTo(ALICE);
  }

  @Test
  void a_client_that_asks_for_the_servers_token_gets_it_and_goes_on_signed() {
    serverToken = "me too".getBytes(StandardCharsets.UTF_8);
    Verdict.Challenged second = refused(withToken("ticket alice@AD.TEST", "alice"));
    assertThat(second.status()).isEqualTo(401);
    assertThat(second.diagnostic()).isEmpty();
    AuthenticationHeader challenge = AuthenticationHeader.parse(second.headers().get(0).value());
    assertThat(challenge.parameter("gssapi-data")).contains(base64("me too"));
    AuthenticationHeader credentials =
        credentials().with("opaque", challenge.parameter("opaque").orElseThrow());
    byte[] register = server.register("alice");
    byte[] input = SignatureInput.of(2, credentials, "1", "1", RawMessage.parse(register));
    byte[] signed =
        line(
            register,
            credentials
                .with("crand", "1")
                .with("cnum", "1")
                .with("response", HexFormat.of().formatHex(new SumSigner().sign(input))));
    assertThat(inbound(signed).verdict()).isEqualTo(ALICE);
  }

  @Test
  void a_client_may_leave_the_start_to_the_server_and_say_more_than_once() {
    assertThat(token(refused(withToken("", "alice")))).isEmpty();
    assertThat(token(refused(withToken("hello", "alice")))).isEqualTo(base64("go on"));
    assertThat(inbound(withToken("ticket alice@AD.TEST", "alice")).verdict()).isEqualTo(ALICE);
    assertThat(refused(withToken("ticket alice@AD.TEST", "alice")).detail())
        .isEqualTo("no such handshake");
  }

  private String token(Verdict.Challenged challenged) {
    AuthenticationHeader header = AuthenticationHeader.parse(challenged.headers().get(0).value());
    opaque = header.parameter("opaque").orElseThrow();
    return header.parameter("gssapi-data").orElseThrow();
  }

  @Test
  void the_name_of_another_service_counts_as_no_credentials() {
    byte[] other =
        text(withToken("ticket alice@AD.TEST", "alice"))
            .replace("sip/sip.litwareinc.com", "sip/other.litwareinc.com")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(refused(other).detail()).isEqualTo("no credentials");
  }

  @Test
  void an_association_of_one_scheme_is_none_of_another() {
    AuthenticationHeader kerberos = signIn();
    AuthenticationHeader ntlm =
        AuthenticationHeader.of("NTLM")
            .with("realm", AuthenticationSettings.REALM)
            .with("targetname", "sip.litwareinc.com")
            .with("opaque", kerberos.parameter("opaque").orElseThrow());
    assertThat(refused(signed(message(), ntlm, 1)).detail()).isEqualTo("no such association");
  }

  @Test
  void a_listener_may_be_closed_for_tickets() {
    AuthenticationFixture closed =
        new AuthenticationFixture(
            4,
            new ListenerSchemes(
                SignInScheme.all(), SignInScheme.all(), SignInScheme.parse("ntlm,digest")),
            List.of(
                new KerberosScheme(
                    service(),
                    new PrincipalMapping(
                        Realms.parse("AD.TEST=litwareinc.com"), names(), AccountNames.NONE))));
    Verdict verdict =
        closed
            .authenticator
            .inbound(origin(FLOW), withToken("ticket alice@AD.TEST", "alice"))
            .verdict();
    assertThat(verdict.toString()).contains("no credentials");
    assertThat(((Verdict.Challenged) verdict).headers().get(0).value()).startsWith("NTLM ");
  }
}
