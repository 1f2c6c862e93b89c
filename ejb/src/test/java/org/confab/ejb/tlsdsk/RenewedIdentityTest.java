package org.confab.ejb.tlsdsk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.confab.ejb.certificates.Authorities;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewedIdentityTest {
  private static final char[] SECRET = "secret-1".toCharArray();

  @TempDir private Path home;
  private Path keyStore;
  private Path password;

  @BeforeEach
  void aServersKeyStore() throws Exception {
    keyStore = home.resolve("public.p12");
    password = Files.writeString(home.resolve("server.password"), "secret-1\n");
    write("first", 1);
  }

  private X509Certificate write(String name, long time)
      throws IOException, GeneralSecurityException {
    X509Certificate certificate = Authorities.selfSigned(name, DskWorld.KEYS);
    KeyStore made = KeyStore.getInstance("PKCS12");
    made.load(null, null);
    made.setKeyEntry("server", DskWorld.KEYS.getPrivate(), SECRET, new Certificate[] {certificate});
    try (OutputStream out = Files.newOutputStream(keyStore)) {
      made.store(out, SECRET);
    }
    Files.setLastModifiedTime(keyStore, FileTime.fromMillis(time));
    return certificate;
  }

  private static String shown(RenewedIdentity identity) {
    X509Certificate leaf = (X509Certificate) identity.get().chain().get(0);
    return leaf.getSubjectX500Principal().getName();
  }

  @Test
  void aRenewedCertificateIsShownFromTheNextHandshakeOn() throws Exception {
    RenewedIdentity identity = RenewedIdentity.ofFile(keyStore, password).orElseThrow();
    assertThat(shown(identity)).isEqualTo("CN=first");
    ServerIdentity before = identity.get();
    assertThat(identity.get()).as("nothing is read while nothing changes").isSameAs(before);

    write("renewed", 2);

    assertThat(shown(identity)).isEqualTo("CN=renewed");
  }

  @Test
  void whatCannotBeReadChangesNothing() throws Exception {
    RenewedIdentity identity = RenewedIdentity.ofFile(keyStore, password).orElseThrow();
    Files.writeString(keyStore, "half a file");
    assertThat(shown(identity)).isEqualTo("CN=first");
    Files.delete(keyStore);
    assertThat(shown(identity)).isEqualTo("CN=first");

    write("mended", 3);
    assertThat(shown(identity)).isEqualTo("CN=mended");
  }

  @Test
  void aKeyThatTlsDskCannotUseChangesNothing() throws Exception {
    RenewedIdentity identity = RenewedIdentity.ofFile(keyStore, password).orElseThrow();
    Path other = home.resolve("other.p12");
    int made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-dname",
                "CN=elliptic",
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-storepass",
                "secret-1",
                "-keystore",
                other.toString())
            .redirectErrorStream(true)
            .start()
            .waitFor();
    assertThat(made).isZero();
    Files.move(other, keyStore, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertThat(RenewedIdentity.ofFile(keyStore, password)).isEqualTo(Optional.empty());
    assertThat(shown(identity)).isEqualTo("CN=first");
  }
}
