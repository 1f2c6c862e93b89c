package org.confab.ejb.directorysync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.confab.core.NamedSecrets;
import org.confab.core.directorysync.DirectoryUnavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody is told a password who cannot prove to be the directory. */
class LdapTlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;

  private SSLContext server(String file, String name) throws Exception {
    Path store = folder.resolve(file + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "directory",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=directory",
                "-ext",
                "san=" + name,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(keys.getCertificate("directory").getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    Files.writeString(folder.resolve(file + ".pem"), pem);
    return context(keys);
  }

  private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), null, null);
    return context;
  }

  private TestLdap ldaps(SSLContext context) throws LDAPException {
    return new TestLdap(
        folder,
        InMemoryListenerConfig.createLDAPSConfig(
            "tls", TestLdap.loopback(), 0, context.getServerSocketFactory(), null));
  }

  private LDAPConnection connect(TestLdap ldap, String scheme, String authority, String startTls) {
    return new LdapConnector(
            ldap.settings(
                Map.of(
                    "confab.ldap.url",
                    scheme + "://127.0.0.1:" + ldap.server.getListenPort(),
                    "confab.ldap.starttls",
                    startTls,
                    "confab.ldap.ca",
                    folder.resolve(authority).toString())),
            NamedSecrets.NONE)
        .connect();
  }

  @Test
  void aCertificateOfTheAuthorityForThatHostIsBelieved() throws Exception {
    try (TestLdap ldap = ldaps(server("good", "ip:127.0.0.1"));
        LDAPConnection connection = connect(ldap, "ldaps", "good.pem", "false")) {
      assertThat(connection.getRootDSE()).isNotNull();
    }
  }

  @Test
  void oneOfAnotherAuthorityIsNot() throws Exception {
    server("other", "ip:127.0.0.1");
    try (TestLdap ldap = ldaps(server("good", "ip:127.0.0.1"))) {
      assertThatExceptionOfType(DirectoryUnavailable.class)
          .isThrownBy(() -> connect(ldap, "ldaps", "other.pem", "false"));
    }
  }

  @Test
  void norIsOneForAnotherHost() throws Exception {
    try (TestLdap ldap = ldaps(server("elsewhere", "dns:dc1.example.com"))) {
      assertThatExceptionOfType(DirectoryUnavailable.class)
          .isThrownBy(() -> connect(ldap, "ldaps", "elsewhere.pem", "false"))
          .withMessageContaining("127.0.0.1");
    }
  }

  @Test
  void withStartTlsTheSameIsAsked() throws Exception {
    server("other", "ip:127.0.0.1");
    SSLContext good = server("good", "ip:127.0.0.1");
    try (TestLdap ldap =
        new TestLdap(
            folder,
            InMemoryListenerConfig.createLDAPConfig(
                "plain", TestLdap.loopback(), 0, good.getSocketFactory()))) {
      try (LDAPConnection connection = connect(ldap, "ldap", "good.pem", "true")) {
        assertThat(connection.getSSLSession()).isNotNull();
      }
      assertThatExceptionOfType(DirectoryUnavailable.class)
          .isThrownBy(() -> connect(ldap, "ldap", "other.pem", "true"));
    }
  }

  @Test
  void withStartTlsACertificateForAnotherHostIsRefusedToo() throws Exception {
    SSLContext elsewhere = server("elsewhere", "dns:dc1.example.com");
    try (TestLdap ldap =
        new TestLdap(
            folder,
            InMemoryListenerConfig.createLDAPConfig(
                "plain", TestLdap.loopback(), 0, elsewhere.getSocketFactory()))) {
      assertThatExceptionOfType(DirectoryUnavailable.class)
          .isThrownBy(() -> connect(ldap, "ldap", "elsewhere.pem", "true"));
    }
  }

  @Test
  void anAuthorityThatCannotBeReadIsSaid() throws LDAPException, IOException {
    Files.writeString(folder.resolve("empty.pem"), "");
    try (TestLdap ldap = TestLdap.plain(folder)) {
      assertThatExceptionOfType(DirectoryUnavailable.class)
          .isThrownBy(() -> connect(ldap, "ldaps", "empty.pem", "false"))
          .withMessageContaining("empty.pem");
    }
  }
}
