package org.confab.ejb.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.confab.core.authentication.NegotiateAcceptor;
import org.confab.core.directory.AccountNames;
import org.confab.core.kerberos.GssStep;
import org.confab.core.kerberos.InMemoryKerberosNames;
import org.confab.core.kerberos.KerberosNegotiation;
import org.confab.core.kerberos.KerberosRefused;
import org.confab.core.kerberos.KerberosSettings;
import org.confab.core.kerberos.MitKdc;
import org.confab.core.kerberos.PrincipalMapping;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.ietf.jgss.GSSException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service and a client of the JDK in a realm with a real KDC. */
class JgssRealmTest {
  private static final String REALM = "LITWAREINC.COM";
  private static final String SERVICE = "sip/sip.litwareinc.com";
  private static final String OTHER = "sip/other.litwareinc.com";
  private static final byte[] TEXT = "<Kerberos><1>".getBytes(StandardCharsets.UTF_8);

  @TempDir static Path folder;
  static Path keytab;
  static Path tickets;
  private static Optional<MitKdc> kdc = Optional.empty();

  @BeforeAll
  static void start() {
    assumeTrue(MitKdc.isInstalled(), "not installed: krb5-kdc, krb5-user");
    MitKdc started = MitKdc.start(folder, REALM);
    kdc = Optional.of(started);
    System.setProperty("java.security.krb5.conf", started.configuration().toString());
    started.addPerson("alice", "secret");
    keytab = started.addService(SERVICE, "sip.keytab");
    started.addService(OTHER, "other.keytab");
    tickets = started.signIn("alice", "secret");
  }

  @AfterAll
  static void stop() {
    kdc.ifPresent(MitKdc::close);
  }

  private static JgssService service() {
    return new JgssService(
        new KerberosSettings(
            keytab, SERVICE, Optional.empty(), "litwareinc.com", "HTTP/sip.litwareinc.com"),
        Clock.systemUTC());
  }

  private static GssStep.Established established(GssStep step) {
    assertThat(step).isInstanceOf(GssStep.Established.class);
    return (GssStep.Established) step;
  }

  @ParameterizedTest
  @ValueSource(strings = {JgssClient.KERBEROS, JgssClient.SPNEGO})
  void web_services_know_the_owner_of_a_ticket_and_prove_themselves(String mechanism)
      throws GSSException {
    MitKdc realm = kdc.orElseThrow();
    String web = "HTTP/sip.litwareinc.com";
    KerberosSettings settings =
        new KerberosSettings(
                realm.addService(web, "web.keytab"),
                SERVICE,
                Optional.empty(),
                "litwareinc.com",
                web)
            .web();
    JgssService service = new JgssService(settings, Clock.systemUTC());
    KerberosNegotiation negotiation =
        new KerberosNegotiation(
            service,
            new PrincipalMapping(
                settings.realmsFor(service.principal()),
                new InMemoryKerberosNames(),
                AccountNames.NONE));
    JgssClient client = new JgssClient(tickets);
    byte[] token = client.token(web + "@" + REALM, mechanism, true);

    NegotiateAcceptor.Acceptance acceptance = negotiation.accept(token);

    assertThat(acceptance.user()).contains(SipUri.parse("sip:alice@litwareinc.com"));
    assertThat(client.takes(acceptance.reply())).isTrue();
    assertThat(negotiation.accept(token).user()).as("the same token again").isEmpty();
    byte[] forSip = new JgssClient(tickets).token(SERVICE + "@" + REALM, mechanism, true);
    assertThat(negotiation.accept(forSip).user()).as("a ticket for SIP").isEmpty();
    assertThat(negotiation.accept(new byte[] {1, 2, 3}).user()).isEmpty();
  }

  private static byte[] changed(byte[] bytes) {
    byte[] other = bytes.clone();
    other[other.length - 1] ^= 1;
    return other;
  }

  @ParameterizedTest
  @ValueSource(strings = {JgssClient.KERBEROS, JgssClient.SPNEGO})
  void a_ticket_bare_or_negotiated_proves_the_client_and_gives_both_sides_keys(String mechanism)
      throws GSSException {
    JgssClient client = new JgssClient(tickets);
    GssStep.Established context =
        established(
            service().begin().accept(client.token(SERVICE + "@" + REALM, mechanism, false)));
    assertThat(context.client().asString()).isEqualTo("alice@" + REALM);
    assertThat(context.ends())
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(30)), Instant.now().plus(Duration.ofDays(2)));
    if (context.token().length > 0) {
      client.takes(context.token());
    }
    byte[] signature = client.sign(TEXT);
    assertThat(context.signer().verifies(TEXT, signature)).isTrue();
    assertThat(context.signer().verifies(changed(TEXT), signature)).isFalse();
    assertThat(context.signer().verifies(TEXT, changed(signature))).isFalse();
    assertThat(context.signer().verifies(TEXT, new byte[] {4, 4})).isFalse();
    assertThat(context.signer().verifies(TEXT, new byte[0])).isFalse();
    byte[] own = context.signer().sign(TEXT);
    assertThat(HexFormat.of().formatHex(own)).startsWith("040401ffffffffff");
    client.verify(TEXT, own);
    assertThat(context.signer().verifies(TEXT, own)).as("the server's own").isFalse();
  }

  @Test
  void signatures_may_come_in_any_order() throws GSSException {
    JgssClient client = new JgssClient(tickets);
    GssStep.Established context =
        established(
            service()
                .begin()
                .accept(client.token(SERVICE + "@" + REALM, JgssClient.KERBEROS, false)));
    byte[] first = client.sign(TEXT);
    byte[] second = client.sign(TEXT);
    assertThat(context.signer().verifies(TEXT, second)).isTrue();
    assertThat(context.signer().verifies(TEXT, first)).isTrue();
  }

  @Test
  void a_client_that_wants_to_be_sure_of_the_server_gets_a_token() throws GSSException {
    JgssClient client = new JgssClient(tickets);
    GssStep.Established context =
        established(
            service()
                .begin()
                .accept(client.token(SERVICE + "@" + REALM, JgssClient.KERBEROS, true)));
    assertThat(context.token()).isNotEmpty();
    assertThat(client.takes(context.token())).isTrue();
    assertThat(context.signer().verifies(TEXT, client.sign(TEXT))).isTrue();
  }

  @Test
  void a_token_counts_once() {
    JgssService service = service();
    byte[] token = new JgssClient(tickets).token(SERVICE + "@" + REALM, JgssClient.KERBEROS, false);
    established(service.begin().accept(token));
    assertThatExceptionOfType(KerberosRefused.class)
        .isThrownBy(() -> service.begin().accept(token))
        .withMessageContaining("replay")
        .satisfies(
            refused -> assertThat(refused.diagnostic()).isEqualTo(Diagnostic.HANDSHAKE_FAILED));
  }

  @Test
  void a_ticket_for_another_service_is_refused() {
    byte[] token = new JgssClient(tickets).token(OTHER + "@" + REALM, JgssClient.KERBEROS, false);
    assertThatExceptionOfType(KerberosRefused.class)
        .isThrownBy(() -> service().begin().accept(token))
        .withMessage("ticket for " + OTHER + "@" + REALM + ", not " + SERVICE + "@" + REALM);
  }

  @Test
  void a_token_that_was_changed_is_refused() {
    byte[] token = new JgssClient(tickets).token(SERVICE + "@" + REALM, JgssClient.KERBEROS, false);
    assertThatExceptionOfType(KerberosRefused.class)
        .isThrownBy(() -> service().begin().accept(changed(token)));
  }

  @Test
  void a_keytab_that_is_exchanged_counts_without_a_restart() throws IOException {
    MitKdc running = kdc.orElseThrow();
    String name = "sip/moved.litwareinc.com";
    Path used = running.addService(name, "moved.keytab");
    JgssService service =
        new JgssService(
            new KerberosSettings(
                used, name, Optional.empty(), "litwareinc.com", "HTTP/sip.litwareinc.com"),
            Clock.systemUTC());
    Path renewed = running.renew(name, "renewed.keytab");
    Path fresh = running.signIn("alice", "secret");
    byte[] token = new JgssClient(fresh).token(name + "@" + REALM, JgssClient.KERBEROS, false);
    assertThatExceptionOfType(KerberosRefused.class)
        .isThrownBy(() -> service.begin().accept(token))
        .withMessageContaining("no key for the ticket");
    Files.copy(renewed, used, StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(
        used, java.nio.file.attribute.FileTime.from(Instant.now().plusSeconds(5)));
    established(service.begin().accept(token));
  }
}
