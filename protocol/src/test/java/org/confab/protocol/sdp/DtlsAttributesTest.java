package org.confab.protocol.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DtlsAttributesTest {
  private static final byte[] CERTIFICATE = "a certificate".getBytes(StandardCharsets.US_ASCII);
  private static final String OF_NOTHING =
      "E3:B0:C4:42:98:FC:1C:14:9A:FB:F4:C8:99:6F:B9:24:27:AE:41:E4:64:9B:93:4C:A4:95:99:1B:78:52:"
          + "B8:55";

  private static SessionDescription read(String session, String medium) {
    return SdpReader.read(
        ("v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n"
                + session
                + "m=audio 9 UDP/TLS/RTP/SAVPF 0\r\n"
                + medium)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static List<CertificateFingerprint> fingerprints(String session, String medium) {
    SessionDescription read = read(session, medium);
    return CertificateFingerprint.of(read, read.media().get(0));
  }

  @Property
  void whatIsWrittenIsReadAgainAndFitsItsCertificateAlone(
      @ForAll byte[] certificate, @ForAll byte[] other) {
    CertificateFingerprint made = CertificateFingerprint.of(certificate);
    assertThat(CertificateFingerprint.parse(made.asString())).contains(made);
    assertThat(made.fits(certificate)).isTrue();
    assertThat(made.fits(other)).isEqualTo(java.util.Arrays.equals(certificate, other));
  }

  @Test
  void theHashOfNothingIsThePublishedOne() {
    assertThat(CertificateFingerprint.of(new byte[0]).asString())
        .isEqualTo("sha-256 " + OF_NOTHING);
    assertThat(CertificateFingerprint.parse("SHA-256  " + OF_NOTHING.toLowerCase()))
        .contains(CertificateFingerprint.of(new byte[0]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha-256",
        "sha-256 AB:CD",
        "sha-256 ABCD",
        "md5 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF",
        "sha-1 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33",
        "sha-256 " + OF_NOTHING + " more",
        "sha-384 " + OF_NOTHING
      })
  void whatProvesNothingIsPassedOver(String value) {
    assertThat(CertificateFingerprint.parse(value)).isEmpty();
  }

  @Test
  void thoseOfTheMediumCountMoreThanThoseOfTheSession() {
    String ours = CertificateFingerprint.of(CERTIFICATE).asString();
    assertThat(fingerprints("a=fingerprint:sha-256 " + OF_NOTHING + "\r\n", ""))
        .containsExactly(CertificateFingerprint.of(new byte[0]));
    assertThat(
            fingerprints(
                "a=fingerprint:sha-256 " + OF_NOTHING + "\r\n", "a=fingerprint:" + ours + "\r\n"))
        .containsExactly(CertificateFingerprint.of(CERTIFICATE));
  }

  @Test
  void onlyThoseOfTheStrongestHashCount() {
    String strong = "sha-512 " + "00:".repeat(63) + "00";
    assertThat(
            fingerprints(
                "", "a=fingerprint:sha-256 " + OF_NOTHING + "\r\na=fingerprint:" + strong + "\r\n"))
        .extracting(CertificateFingerprint::asString)
        .containsExactly(strong);
  }

  @ParameterizedTest
  @CsvSource({
    "a=setup:actpass, ACTPASS, ACTIVE",
    "a=setup:active, ACTIVE, PASSIVE",
    "a=setup:Passive, PASSIVE, ACTIVE",
    "a=x, ACTPASS, ACTIVE"
  })
  void whoBeginsIsAnswered(String line, DtlsSetup said, DtlsSetup answer) {
    SessionDescription read = read("", line + "\r\n");
    assertThat(DtlsSetup.of(read, read.media().get(0))).contains(said);
    assertThat(said.answer()).isEqualTo(answer);
  }

  @Test
  void whoWantsToWaitDoesNotBegin() {
    SessionDescription read = read("", "a=setup:holdconn\r\n");
    assertThat(DtlsSetup.of(read, read.media().get(0))).isEmpty();
  }
}
