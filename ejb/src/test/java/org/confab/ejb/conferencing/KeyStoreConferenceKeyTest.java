package org.confab.ejb.conferencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.confab.core.conferencing.ConferenceKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyStoreConferenceKeyTest {
  @TempDir Path home;
  private Path keyStore;
  private ConferenceKey key;

  @BeforeEach
  void namesTheFiles() throws Exception {
    keyStore = home.resolve("server.p12");
    Path password = Files.writeString(home.resolve("server.password"), "secret-1\n");
    key = new KeyStoreConferenceKey(keyStore, password);
  }

  private void generate(String... algorithm) throws Exception {
    ProcessBuilder keytool =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "server",
            "-dname",
            "CN=sip.litwareinc.com",
            "-storetype",
            "PKCS12",
            "-storepass",
            "secret-1",
            "-keystore",
            keyStore.toString());
    keytool.command().addAll(java.util.List.of(algorithm));
    assertThat(keytool.redirectErrorStream(true).start().waitFor()).isZero();
  }

  @Test
  void isTheRsaKeyOfTheServerCertificate() throws Exception {
    generate("-keyalg", "RSA", "-keysize", "2048");
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(key.certificate().orElseThrow()));
    assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("RSA");
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=sip.litwareinc.com");
  }

  @Test
  void opensTheKeystoreAgainOnlyWhenItIsAnother() throws Exception {
    generate("-keyalg", "RSA", "-keysize", "2048");
    byte[] first = key.certificate().orElseThrow();
    Files.delete(home.resolve("server.password"));
    assertThat(key.certificate()).contains(first);

    Files.setLastModifiedTime(keyStore, FileTime.fromMillis(1));
    assertThatThrownBy(() -> key.certificate()).isInstanceOf(UncheckedIOException.class);
    Files.writeString(home.resolve("server.password"), "secret-1");
    assertThat(key.certificate()).contains(first);
  }

  @Test
  void isNoneWhereTheServerHasAnotherKindOfKey() throws Exception {
    generate("-keyalg", "EC", "-groupname", "secp256r1");
    assertThat(key.certificate()).isEmpty();
  }

  @Test
  void failsWithoutAKeyStore() {
    assertThatThrownBy(() -> key.certificate()).isInstanceOf(UncheckedIOException.class);
  }
}
