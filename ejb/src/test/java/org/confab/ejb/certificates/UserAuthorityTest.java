package org.confab.ejb.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserAuthorityTest {
  private static final SipUri ALICE = SipUri.parse("sip:alice@litwareinc.com");
  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant END = START.plus(Duration.ofDays(180));
  private static final UserAuthority AUTHORITY = Authorities.named("Users");
  private static final KeyPair KEYS = Authorities.keyPair(2048);

  private static byte[] request(KeyPair shown, KeyPair signing) throws Exception {
    PKCS10CertificationRequest request =
        new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=alice"), shown.getPublic())
            .build(new JcaContentSignerBuilder("SHA256withRSA").build(signing.getPrivate()));
    return request.getEncoded();
  }

  @Test
  void a_certificate_is_for_its_user_and_for_signing_in_alone() throws Exception {
    X509Certificate made = AUTHORITY.issue(ALICE, KEYS.getPublic(), START, END);
    assertThat(made.getSubjectX500Principal().getName()).isEqualTo("CN=alice@litwareinc.com");
    assertThat(made.getSubjectAlternativeNames())
        .containsExactly(List.of(6, "sip:alice@litwareinc.com"));
    assertThat(made.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    assertThat(made.getBasicConstraints()).isEqualTo(-1);
    assertThat(made.getNotBefore()).isEqualTo(START);
    assertThat(made.getNotAfter()).isEqualTo(END);
    assertThat(made.getPublicKey()).isEqualTo(KEYS.getPublic());
    made.verify(AUTHORITY.certificate().getPublicKey());
  }

  @Test
  void no_certificate_outlives_its_authority() {
    Instant late = Authorities.END.plusSeconds(1);
    assertThat(AUTHORITY.issue(ALICE, KEYS.getPublic(), START, late).getNotAfter())
        .isEqualTo(Authorities.END);
  }

  @Test
  void serial_numbers_differ() {
    X509Certificate one = AUTHORITY.issue(ALICE, KEYS.getPublic(), START, END);
    X509Certificate two = AUTHORITY.issue(ALICE, KEYS.getPublic(), START, END);
    assertThat(one.getSerialNumber()).isNotEqualTo(two.getSerialNumber());
    assertThat(one.getSerialNumber().bitLength()).isEqualTo(127);
  }

  @Test
  void it_knows_what_it_has_signed() {
    X509Certificate own = AUTHORITY.issue(ALICE, KEYS.getPublic(), START, END);
    X509Certificate sameName =
        Authorities.named("Users").issue(ALICE, KEYS.getPublic(), START, END);
    X509Certificate otherName =
        Authorities.named("Others").issue(ALICE, KEYS.getPublic(), START, END);
    assertThat(AUTHORITY.hasIssued(own)).isTrue();
    assertThat(AUTHORITY.hasIssued(sameName)).isFalse();
    assertThat(AUTHORITY.hasIssued(otherName)).isFalse();
  }

  @Test
  void the_key_of_a_request_is_read_and_its_possession_seen() throws Exception {
    byte[] honest = request(KEYS, KEYS);
    byte[] stolen = request(KEYS, Authorities.keyPair(2048));
    assertThat(AUTHORITY.requestedKey(honest)).isEqualTo(KEYS.getPublic());
    assertThat(AUTHORITY.provesPossession(honest)).isTrue();
    assertThat(AUTHORITY.provesPossession(stolen)).isFalse();
  }

  @Test
  void what_is_no_request_is_told_so() throws Exception {
    byte[] cut = Arrays.copyOf(request(KEYS, KEYS), 300);
    for (byte[] bad : List.of(new byte[0], new byte[] {0x30, 0}, new byte[2000], cut)) {
      assertThatThrownBy(() -> AUTHORITY.requestedKey(bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void it_is_read_from_a_key_store(@TempDir Path folder) throws Exception {
    char[] password = "secret".toCharArray();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    X509Certificate own = AUTHORITY.issue(ALICE, KEYS.getPublic(), START, END);
    keys.setKeyEntry("users-ca", KEYS.getPrivate(), password, new X509Certificate[] {own});
    Path file = folder.resolve("users-ca.p12");
    try (var out = Files.newOutputStream(file)) {
      keys.store(out, password);
    }
    Path passwordFile = Files.writeString(folder.resolve("password"), "secret\n");
    assertThat(UserAuthority.ofFile(file, passwordFile).certificate()).isEqualTo(own);
  }
}
