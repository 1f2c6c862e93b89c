package org.confab.ejb.tlsdsk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.ejb.tlsdsk.DskWorld.ALICE;
import static org.confab.ejb.tlsdsk.DskWorld.DESK;
import static org.confab.ejb.tlsdsk.DskWorld.KEYS;
import static org.confab.ejb.tlsdsk.DskWorld.ORIGIN;
import static org.confab.ejb.tlsdsk.DskWorld.USERS;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ProtocolVersion;
import org.confab.core.authentication.FlowOrigin;
import org.confab.core.authentication.SignInScheme;
import org.confab.core.authentication.TokenExchange;
import org.confab.core.authentication.TokenStep;
import org.confab.core.certificates.ClientCertificate;
import org.confab.ejb.certificates.Authorities;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.tlsdsk.DskClient;
import org.junit.jupiter.api.Test;

class TlsDskTest {
  private static final byte[] TEXT = "<TLS-DSK><1>".getBytes(StandardCharsets.UTF_8);
  private final DskWorld world = new DskWorld();

  /** Two flights of the client; the step that the second leads to. */
  private TokenStep handshake(DskClient client) {
    TokenExchange exchange = world.scheme.begin(ORIGIN);
    return exchange.next(client.next(continues(exchange.next(client.begin()))));
  }

  private static byte[] continues(TokenStep step) {
    assertThat(step).isInstanceOf(TokenStep.Continues.class);
    return ((TokenStep.Continues) step).token();
  }

  private static void failed(TokenStep step, String detail) {
    assertThat(step)
        .isEqualTo(new TokenStep.Failed(Diagnostic.HANDSHAKE_FAILED, "TLS-DSK: " + detail));
  }

  @Test
  void the_offer_names_the_service_that_gives_certificates() {
    assertThat(world.scheme.scheme()).isEqualTo(SignInScheme.TLS_DSK);
    assertThat(world.scheme.targetName()).isEqualTo("sip.litwareinc.com");
    assertThat(world.scheme.offered()).isEqualTo(Map.of("sts-uri", DskWorld.SERVICE));
  }

  @Test
  void the_holder_of_a_certificate_signs_in_and_both_sides_have_the_same_keys() {
    X509Certificate certificate = world.certificate(ALICE);
    DskClient client = new DskClient(certificate, KEYS);
    TokenStep.Proven proven = (TokenStep.Proven) handshake(client);
    assertThat(client.next(proven.lastToken())).isEmpty();
    assertThat(client.isDone()).isTrue();
    ClientCertificate entry = world.certificates.of(ALICE).get(0);
    assertThat(proven.user()).isEqualTo(ALICE);
    assertThat(proven.ends()).isEqualTo(entry.notAfter());
    assertThat(proven.basis().name()).isEqualTo(entry.device().value());
    assertThat(proven.signer().verifies(TEXT, client.sign(TEXT))).isTrue();
    assertThat(proven.signer().verifies(TEXT, client.expected(TEXT))).isFalse();
    assertThat(proven.signer().sign(TEXT)).isEqualTo(client.expected(TEXT)).hasSize(20);
  }

  /** Recorded from pidgin-sipe 1.25.0: no extensions, not even those that are no extensions. */
  @Test
  void the_hello_of_pidgin_sipe_is_taken() {
    byte[] hello =
        Base64.getDecoder()
            .decode(
                "FgMBADUBAAAxAwFrAQCHGZa40w0LhXEvvhuZByjplywBiz7KMXhRcmPpXAAACgAEAAUALwA1AAMB"
                    + "AA==");
    byte[] flight = continues(world.scheme.begin(ORIGIN).next(hello));
    assertThat(recordTypes(flight)).containsExactly(22);
    assertThat(flight).startsWith(22, 3, 1);
  }

  @Test
  void the_servers_first_flight_is_one_record_and_its_last_is_two() {
    DskClient client = world.client(ALICE);
    TokenExchange exchange = world.scheme.begin(ORIGIN);
    byte[] flight = continues(exchange.next(client.begin()));
    assertThat(recordTypes(flight)).containsExactly(22);
    TokenStep.Proven proven = (TokenStep.Proven) exchange.next(client.next(flight));
    assertThat(recordTypes(proven.lastToken())).containsExactly(20, 22);
  }

  private static int[] recordTypes(byte[] flight) {
    return IntStream.iterate(
            0,
            at -> at < flight.length,
            at -> at + 5 + ((flight[at + 3] & 0xFF) << 8) + (flight[at + 4] & 0xFF))
        .map(at -> flight[at])
        .toArray();
  }

  @Test
  void the_strongest_suite_that_both_know_is_taken() {
    DskClient client = world.client(ALICE);
    handshake(client);
    assertThat(client.suite()).isEqualTo(CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA);
  }

  @Test
  void newer_versions_of_tls_are_taken_too() {
    Optional<X509Certificate> own = Optional.of(world.certificate(ALICE));
    for (ProtocolVersion version : ProtocolVersion.TLSv12.downTo(ProtocolVersion.TLSv11)) {
      DskClient client = new DskClient(own, KEYS, version, DskClient.SIPE);
      TokenStep.Proven proven = (TokenStep.Proven) handshake(client);
      client.next(proven.lastToken());
      assertThat(proven.signer().verifies(TEXT, client.sign(TEXT))).isTrue();
    }
  }

  @Test
  void weak_suites_are_not_taken() {
    X509Certificate own = world.certificate(ALICE);
    int[] weak = {
      CipherSuite.TLS_RSA_WITH_RC4_128_MD5,
      CipherSuite.TLS_RSA_WITH_RC4_128_SHA,
      CipherSuite.TLS_RSA_EXPORT_WITH_RC4_40_MD5,
      CipherSuite.TLS_RSA_WITH_NULL_SHA
    };
    DskClient client = new DskClient(Optional.of(own), KEYS, ProtocolVersion.TLSv10, weak);
    failed(world.scheme.begin(ORIGIN).next(client.begin()), "handshake_failure(40)");
  }

  @Test
  void ssl_3_is_not_taken() {
    byte[] hello = world.client(ALICE).begin();
    hello[2] = 0; // of the record
    hello[10] = 0; // of the message
    failed(world.scheme.begin(ORIGIN).next(hello), "protocol_version(70)");
  }

  @Test
  void a_client_that_fell_back_without_need_is_refused() {
    int[] fallback = {CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA, CipherSuite.TLS_FALLBACK_SCSV};
    DskClient client =
        new DskClient(
            Optional.of(world.certificate(ALICE)), KEYS, ProtocolVersion.TLSv10, fallback);
    failed(world.scheme.begin(ORIGIN).next(client.begin()), "inappropriate_fallback(86)");
  }

  @Test
  void without_a_certificate_nobody_signs_in() {
    DskClient client =
        new DskClient(Optional.empty(), KEYS, ProtocolVersion.TLSv10, DskClient.SIPE);
    failed(handshake(client), "no certificate");
  }

  @Test
  void a_certificate_of_another_authority_is_refused() {
    X509Certificate foreign =
        Authorities.named("Users")
            .issue(
                ALICE,
                KEYS.getPublic(),
                world.clock.instant(),
                world.clock.instant().plus(Duration.ofDays(1)));
    failed(handshake(new DskClient(foreign, KEYS)), "not a certificate of this server");
  }

  @Test
  void a_certificate_that_is_not_in_the_store_is_refused() {
    X509Certificate unknown =
        USERS.issue(
            ALICE,
            KEYS.getPublic(),
            world.clock.instant(),
            world.clock.instant().plus(Duration.ofDays(1)));
    failed(handshake(new DskClient(unknown, KEYS)), "a certificate that was replaced");
  }

  @Test
  void a_revoked_certificate_is_refused() {
    DskClient client = world.client(ALICE);
    world.certificates.revokeAll(ALICE);
    failed(handshake(client), "a revoked certificate");
  }

  @Test
  void an_expired_certificate_is_refused() {
    DskClient client = world.client(ALICE);
    world.clock.forward(Duration.ofDays(181));
    failed(handshake(client), "an expired certificate");
  }

  @Test
  void a_certificate_without_its_key_is_worth_nothing() {
    X509Certificate stolen = world.certificate(ALICE);
    KeyPair other = Authorities.keyPair(2048);
    failed(handshake(new DskClient(stolen, other)), "decrypt_error(51)");
  }

  @Test
  void a_flight_that_was_changed_on_its_way_is_refused() {
    DskClient client = world.client(ALICE);
    TokenExchange exchange = world.scheme.begin(ORIGIN);
    byte[] flight = client.next(continues(exchange.next(client.begin())));
    flight[flight.length - 1] ^= 1; // in the encrypted Finished
    failed(exchange.next(flight), "bad_record_mac(20)");
  }

  @Test
  void a_flight_that_is_cut_off_is_refused() {
    DskClient client = world.client(ALICE);
    TokenExchange exchange = world.scheme.begin(ORIGIN);
    byte[] flight = client.next(continues(exchange.next(client.begin())));
    failed(exchange.next(Arrays.copyOf(flight, flight.length - 10)), "a flight that is not whole");
    failed(exchange.next(flight), "a handshake that was given up");
  }

  @Test
  void what_comes_behind_the_handshake_is_refused() {
    DskClient client = world.client(ALICE);
    TokenExchange exchange = world.scheme.begin(ORIGIN);
    byte[] flight = client.next(continues(exchange.next(client.begin())));
    byte[] more = Arrays.copyOf(flight, flight.length + 5 + 32);
    byte[] header = {23, 3, 1, 0, 32};
    System.arraycopy(header, 0, more, flight.length, header.length);
    failed(exchange.next(more), "bad_record_mac(20)");
  }

  @Test
  void what_is_no_tls_is_refused() {
    failed(world.scheme.begin(ORIGIN).next(new byte[0]), "a token of 0 bytes");
    failed(world.scheme.begin(ORIGIN).next(new byte[12_289]), "a token of 12289 bytes");
    assertThat(world.scheme.begin(ORIGIN).next(TEXT)).isInstanceOf(TokenStep.Failed.class);
    assertThat(world.scheme.begin(ORIGIN).next(new byte[] {22, 3, 1, 0, 4, 1, 0, 0, 0}))
        .isInstanceOf(TokenStep.Failed.class);
  }

  @Test
  void handshakes_that_nobody_goes_on_with_are_given_up() {
    DskClient client = world.client(ALICE);
    TokenExchange exchange = world.scheme.begin(ORIGIN);
    byte[] flight = client.next(continues(exchange.next(client.begin())));
    world.clock.forward(HandshakesInProgress.MAX_AGE);
    world.scheme.begin(ORIGIN);
    failed(exchange.next(flight), "a handshake that was given up");
    assertThat(world.scheme.handshakes()).isEqualTo(1);
  }

  @Test
  void there_is_a_most_of_handshakes_at_a_time() {
    TokenExchange first = world.scheme.begin(ORIGIN);
    for (int i = 0; i < HandshakesInProgress.MOST; i++) {
      String number = Integer.toString(i);
      world.scheme.begin(new FlowOrigin(number, "tls", number));
    }
    failed(first.next(TEXT), "a handshake that was given up");
    assertThat(world.scheme.handshakes()).isEqualTo(HandshakesInProgress.MOST);
  }

  @Test
  void a_handshake_that_is_over_leaves_nothing_behind() {
    handshake(world.client(ALICE));
    world.certificates.issue(ALICE, DESK, KEYS.getPublic(), Optional.empty());
    world.scheme.begin(ORIGIN).next(TEXT);
    assertThat(world.scheme.handshakes()).isZero();
  }
}
