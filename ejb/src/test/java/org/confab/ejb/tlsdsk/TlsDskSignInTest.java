package org.confab.ejb.tlsdsk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.ejb.tlsdsk.DskWorld.ALICE;
import static org.confab.ejb.tlsdsk.DskWorld.BOB;
import static org.confab.ejb.tlsdsk.DskWorld.ORIGIN;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.confab.core.EndpointId;
import org.confab.core.SipDomains;
import org.confab.core.authentication.Admission;
import org.confab.core.authentication.AuthenticationSettings;
import org.confab.core.authentication.Authenticator;
import org.confab.core.authentication.GuessLimits;
import org.confab.core.authentication.InMemoryCredentialStore;
import org.confab.core.authentication.SignInScheme;
import org.confab.core.authentication.Verdict;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.sipae.AuthenticationHeader;
import org.confab.protocol.sipae.SignatureInput;
import org.confab.protocol.tlsdsk.DskClient;
import org.junit.jupiter.api.Test;

/** TLS-DSK as SIP carries it: the whole way from the offer to signed messages. */
class TlsDskSignInTest {
  private static final String EPID = "b34afb6ebb23";
  private static final EndpointId ALICES = new EndpointId(ALICE, Epid.of(EPID));

  private final DskWorld world = new DskWorld();
  private final Authenticator authenticator =
      new Authenticator(
          AuthenticationSettings.of("sip.litwareinc.com", SipDomains.of("litwareinc.com")),
          directory(),
          new InMemoryCredentialStore(),
          new GuessLimits(world.clock),
          List.of(world.scheme),
          world.clock,
          new SecureRandom());

  private String opaque = "";
  private long sent;

  private static UserDirectory directory() {
    return new UserDirectory() {
      @Override
      public Optional<User> find(SipUri uri) {
        return Optional.of(uri.aor())
            .filter(known -> known.equals(ALICE) || known.equals(BOB))
            .map(known -> new User(known, known.user(), "", "", "", "", "", true));
      }

      @Override
      public SipDomains domains() {
        return SipDomains.of("litwareinc.com");
      }
    };
  }

  private static byte[] register() {
    return register("alice", "");
  }

  /** A REGISTER of that user, with one header line more if that is not empty. */
  private static byte[] register(String user, String more) {
    String lines = more.isEmpty() ? "" : more + "\n";
    return """
    REGISTER sip:litwareinc.com SIP/2.0
    Via: SIP/2.0/tls 127.0.0.1:32904;branch=z9hG4bK1
    From: <sip:%1$s@litwareinc.com>;tag=21;epid=%2$s
    To: <sip:%1$s@litwareinc.com>
    CSeq: 1 REGISTER
    Call-ID: F1EBg5B82
    Contact: <sip:127.0.0.1:32904;transport=tls>
    %3$sContent-Length: 0

    """
        .formatted(user, EPID, lines)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private Verdict send(byte[] message) {
    Admission admission = authenticator.inbound(ORIGIN, message);
    return admission.verdict();
  }

  private static AuthenticationHeader challenge(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Challenged.class);
    return ((Verdict.Challenged) verdict)
        .headers().stream()
            .filter(header -> header.value().startsWith("TLS-DSK"))
            .map(header -> AuthenticationHeader.parse(header.value()))
            .findFirst()
            .orElseThrow();
  }

  private AuthenticationHeader credentials() {
    AuthenticationHeader bare =
        AuthenticationHeader.of("TLS-DSK")
            .with("qop", "auth")
            .with("realm", "SIP Communications Service")
            .with("targetname", "sip.litwareinc.com");
    return opaque.isEmpty() ? bare : bare.with("opaque", opaque);
  }

  private static byte[] token(AuthenticationHeader challenge) {
    return Base64.getDecoder().decode(challenge.parameter("gssapi-data").orElseThrow());
  }

  private Verdict sendToken(String user, byte[] token) {
    AuthenticationHeader header =
        credentials().with("gssapi-data", Base64.getEncoder().encodeToString(token)).withVersion(4);
    return send(register(user, "Authorization: " + header.asString()));
  }

  private byte[] signed(DskClient client, byte[] message) {
    String number = Long.toString(++sent);
    byte[] input =
        SignatureInput.of(4, credentials(), "5d2cf1e3", number, RawMessage.parse(message));
    AuthenticationHeader header =
        credentials()
            .with("crand", "5d2cf1e3")
            .with("cnum", number)
            .with("response", HexFormat.of().formatHex(client.sign(input)));
    return RawMessage.parse(message)
        .rewritten(name -> false, "Authorization: " + header.asString());
  }

  /** The client's two tokens; what the second one is answered. */
  private Verdict handshake(DskClient client, String user) {
    AuthenticationHeader flight = challenge(sendToken(user, client.begin()));
    opaque = flight.parameter("opaque").orElseThrow();
    return sendToken(user, client.next(token(flight)));
  }

  private DskClient signIn() {
    DskClient client = world.client(ALICE);
    client.next(token(challenge(handshake(client, "alice"))));
    assertThat(client.isDone()).isTrue();
    assertThat(send(signed(client, register()))).isEqualTo(new Verdict.Authenticated(ALICES));
    return client;
  }

  @Test
  void it_is_offered_with_the_address_of_the_certificate_service() {
    AuthenticationHeader offer = challenge(send(register()));
    assertThat(offer.parameter("sts-uri")).contains(DskWorld.SERVICE);
    assertThat(offer.parameter("targetname")).contains("sip.litwareinc.com");
    assertThat(offer.version()).isEqualTo(4);
  }

  @Test
  void four_registers_sign_a_client_in() {
    DskClient client = signIn();
    assertThat(send(signed(client, register()))).isEqualTo(new Verdict.Authenticated(ALICES));
  }

  @Test
  void what_the_server_sends_is_signed_with_its_key() {
    DskClient client = signIn();
    byte[] answer =
        new String(register(), StandardCharsets.UTF_8)
            .replaceFirst("REGISTER sip:litwareinc.com SIP/2.0", "SIP/2.0 200 OK")
            .getBytes(StandardCharsets.UTF_8);
    RawMessage out = RawMessage.parse(authenticator.outbound(ORIGIN.flowId(), answer));
    AuthenticationHeader proof =
        AuthenticationHeader.parse(out.header("Authentication-Info").orElseThrow());
    byte[] input =
        SignatureInput.of(
            4,
            proof,
            proof.parameter("srand").orElseThrow(),
            proof.parameter("snum").orElseThrow(),
            out);
    assertThat(proof.is("TLS-DSK")).isTrue();
    assertThat(proof.parameter("rspauth"))
        .contains(HexFormat.of().formatHex(client.expected(input)));
  }

  @Test
  void a_wrong_or_repeated_signature_is_refused() {
    DskClient client = signIn();
    byte[] good = signed(client, register());
    byte[] bad =
        new String(signed(client, register()), StandardCharsets.UTF_8)
            .replaceFirst("CSeq: 1 ", "CSeq: 2 ")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(send(good)).isInstanceOf(Verdict.Authenticated.class);
    refused(send(good), 401, Diagnostic.HANDSHAKE_FAILED);
    refused(send(bad), 401, Diagnostic.HANDSHAKE_FAILED);
  }

  private static void refused(Verdict verdict, int status, Diagnostic diagnostic) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Challenged.class,
            no -> {
              assertThat(no.status()).isEqualTo(status);
              assertThat(no.diagnostic()).contains(diagnostic);
              assertThat(no.headers()).noneMatch(h -> h.value().contains("gssapi-data"));
            });
  }

  @Test
  void the_certificate_of_another_user_opens_nothing() {
    refused(handshake(world.client(BOB), "alice"), 403, Diagnostic.CREDENTIALS_NOT_FOR_FROM);
    refused(sendToken("alice", world.client(BOB).begin()), 401, Diagnostic.HANDSHAKE_FAILED);
  }

  @Test
  void a_revoked_certificate_opens_nothing() {
    DskClient client = world.client(ALICE);
    world.certificates.revokeAll(ALICE);
    refused(handshake(client, "alice"), 401, Diagnostic.HANDSHAKE_FAILED);
  }

  @Test
  void a_certificate_of_nobody_here_opens_nothing() {
    SipUri gone = SipUri.of("gone", "litwareinc.com");
    refused(handshake(world.client(gone), "gone"), 401, Diagnostic.HANDSHAKE_FAILED);
  }

  @Test
  void a_handshake_that_is_abandoned_is_over_after_a_minute() {
    DskClient client = world.client(ALICE);
    AuthenticationHeader flight = challenge(sendToken("alice", client.begin()));
    opaque = flight.parameter("opaque").orElseThrow();
    world.clock.forward(Duration.ofSeconds(60));
    refused(sendToken("alice", client.next(token(flight))), 401, Diagnostic.HANDSHAKE_FAILED);
  }

  @Test
  void signing_by_an_older_version_is_refused() {
    DskClient client = world.client(ALICE);
    AuthenticationHeader header =
        credentials()
            .with("gssapi-data", Base64.getEncoder().encodeToString(client.begin()))
            .withVersion(3);
    refused(
        send(register("alice", "Authorization: " + header.asString())),
        401,
        Diagnostic.HANDSHAKE_FAILED);
  }

  @Test
  void it_is_known_who_has_signed_in_with_a_certificate() {
    signIn();
    String device = world.certificates.of(ALICE).get(0).device().value();
    assertThat(authenticator.signedInWith(ALICE, device)).containsExactly(ALICES);
    world.certificate(ALICE); // takes the place of the first
    assertThat(authenticator.signedInWith(ALICE, device)).containsExactly(ALICES);
    assertThat(authenticator.signedInBy(ALICE, SignInScheme.TLS_DSK)).containsExactly(ALICES);
  }

  @Test
  void what_was_signed_in_ends_with_the_certificate() {
    DskClient client = world.client(ALICE);
    world.clock.forward(Duration.ofDays(180).minusHours(1));
    client.next(token(challenge(handshake(client, "alice"))));
    assertThat(send(signed(client, register()))).isInstanceOf(Verdict.Authenticated.class);
    world.clock.forward(Duration.ofHours(1));
    assertThat(send(signed(client, register()))).isInstanceOf(Verdict.Challenged.class);
  }
}
