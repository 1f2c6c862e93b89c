package org.confab.ejb.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.confab.core.MovableClock;
import org.confab.core.kerberos.GssAcceptor;
import org.confab.core.kerberos.KerberosRefused;
import org.confab.core.kerberos.KerberosSettings;
import org.confab.protocol.sip.Diagnostic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service with tickets that a KDC of MIT has made once; they are too old for the JDK. */
class JgssServiceTest {
  private static final String NAME = "sip/aes256-cts-hmac-sha1-96.litwareinc.com";
  private static final String KEYTAB =
      "BQIAAABwAAIADkxJVFdBUkVJTkMuQ09NAANzaXAAJmFlczI1Ni1jdHMtaG1hYy1zaGExLTk2LmxpdHdhcmVpbmMuY"
          + "29tAAAAAWsBd6UBABIAIG2X/2JYGDmZdKJQc/Q3rZunf5pu7Dm4IjPjKdGAA6fVAAAAAQ==";

  @TempDir Path folder;
  private Path keytab;
  private final MovableClock clock = new MovableClock("2026-11-21T10:52:00Z");

  @BeforeEach
  void write() throws IOException {
    keytab = folder.resolve("sip.keytab");
    Files.write(keytab, Base64.getDecoder().decode(KEYTAB));
  }

  private KerberosSettings settings(String principal) {
    return new KerberosSettings(
        keytab, principal, Optional.empty(), "litwareinc.com", "HTTP/sip.litwareinc.com");
  }

  private JgssService service() {
    return new JgssService(settings(NAME), clock);
  }

  /** The token in that line of the vectors. */
  private static byte[] token(int line) throws IOException {
    try (InputStream in = JgssServiceTest.class.getResourceAsStream("/kerberos/tickets.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Base64.getDecoder().decode(text.lines().toList().get(line).split(" ", -1)[3]);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        NAME,
        NAME + "@LITWAREINC.COM",
        "SIP/AES256-cts-hmac-sha1-96.LitwareInc.com@litwareinc.com"
      })
  void the_principal_is_found_in_the_keytab_with_its_realm(String principal) {
    assertThat(new JgssService(settings(principal), clock).principal().asString())
        .isEqualTo(NAME + "@LITWAREINC.COM");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sip/sip.litwareinc.com", NAME + "@OTHER.TEST"})
  void another_principal_is_an_error_that_names_those_there_are(String principal) {
    assertThatExceptionOfType(KerberosUnavailable.class)
        .isThrownBy(() -> new JgssService(settings(principal), clock))
        .withMessage(
            keytab
                + " holds no key of "
                + principal
                + ", but of "
                + NAME
                + "@LITWAREINC.COM. Export that principal's key, or name another with"
                + " CONFAB_KERBEROS_PRINCIPAL.");
  }

  @Test
  void a_keytab_that_is_not_there_is_an_error_that_says_what_to_do() throws IOException {
    Files.delete(keytab);
    assertThatExceptionOfType(KerberosUnavailable.class)
        .isThrownBy(this::service)
        .withMessageContaining(keytab.toString())
        .withMessageContaining("Export it for the service principal");
  }

  @Test
  void what_is_no_keytab_is_an_error_that_says_so() throws IOException {
    Files.writeString(keytab, "password");
    assertThatExceptionOfType(KerberosUnavailable.class)
        .isThrownBy(this::service)
        .withMessageContaining("no keytab")
        .withMessageContaining("Export it again");
  }

  @Test
  void a_client_whose_clock_is_wrong_is_told_so() throws IOException {
    byte[] token = token(1);
    assertThatExceptionOfType(KerberosRefused.class)
        .isThrownBy(() -> service().begin().accept(token))
        .satisfies(refused -> assertThat(refused.diagnostic()).isEqualTo(Diagnostic.TIME_SKEW));
  }

  @Test
  void a_ticket_that_has_ended_is_refused() throws IOException {
    byte[] token = token(1);
    clock.forward(java.time.Duration.ofDays(1));
    assertThatExceptionOfType(KerberosRefused.class)
        .isThrownBy(() -> service().begin().accept(token))
        .withMessage("the ticket has ended at 2026-11-22T10:51:17Z")
        .satisfies(
            refused -> assertThat(refused.diagnostic()).isEqualTo(Diagnostic.HANDSHAKE_FAILED));
  }

  @Test
  void a_ticket_for_another_service_is_refused() throws IOException {
    byte[] token = token(2);
    assertThatExceptionOfType(KerberosRefused.class)
        .isThrownBy(() -> service().begin().accept(token))
        .withMessageStartingWith("ticket for sip/aes128-cts-hmac-sha1-96.litwareinc.com@")
        .withMessageEndingWith("not " + NAME + "@LITWAREINC.COM");
  }

  @Test
  void a_ticket_for_a_key_that_is_not_in_the_keytab_tells_both() throws IOException {
    byte[] file = Base64.getDecoder().decode(KEYTAB);
    file[90] ^= 1;
    Files.write(keytab, file);
    byte[] token = token(1);
    assertThatExceptionOfType(KerberosRefused.class)
        .isThrownBy(() -> service().begin().accept(token))
        .withMessage(
            "no key for the ticket: it has AES256_SHA1 version 1, the keytab AES256_SHA1 version 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "YIICwAYJKoZIhvcSAQICAQBu", "oYIBADCB", "TlRMTVNTUAAB"})
  void what_is_no_token_is_unreadable(String base64) {
    GssAcceptor acceptor = service().begin();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> acceptor.accept(Base64.getDecoder().decode(base64)));
  }
}
