package org.confab.bench.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A Confab instance that runs.
 *
 * @param home its {@code CONFAB_HOME}
 * @param pid its process
 * @param domain its SIP domain
 * @param sipPort TCP
 * @param sipsPort TLS
 * @param httpsPort the admin API's
 * @param adminPassword the password of {@code admin}
 */
public record Confab(
    Path home,
    long pid,
    String domain,
    int sipPort,
    int sipsPort,
    int httpsPort,
    String adminPassword) {

  /** The instance that lives there. */
  public static Confab in(Path home) {
    Properties settings = new Properties();
    try (Reader file = Files.newBufferedReader(home.resolve("configuration/confab.properties"))) {
      settings.load(file);
      return new Confab(
          home,
          Long.parseLong(Files.readString(home.resolve("server.pid")).strip()),
          settings.getProperty("confab.domain"),
          Integer.parseInt(settings.getProperty("confab.sip.port")),
          Integer.parseInt(settings.getProperty("confab.sips.port")),
          Integer.parseInt(settings.getProperty("confab.https.port")),
          Files.readString(home.resolve("admin-password")).strip());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("no instance runs in " + home, unreadable);
    }
  }

  /** Where it listens, TCP. */
  public InetSocketAddress sip() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), sipPort);
  }

  /** Where it listens, TLS. */
  public InetSocketAddress sips() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), sipsPort);
  }

  /** TLS that trusts its development CA, and with it what has the server's certificate. */
  public SSLContext trust() {
    return trusting(home.resolve("keys/ca.pem"));
  }

  /** A client that trusts its development CA. */
  HttpClient http() {
    return HttpClient.newBuilder()
        .sslContext(trusting(home.resolve("keys/ca.pem")))
        .connectTimeout(Duration.ofSeconds(30))
        .build();
  }

  private static SSLContext trusting(Path ca) {
    try (InputStream in = Files.newInputStream(ca)) {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException unusable) {
      throw new IllegalStateException("cannot trust " + ca, unusable);
    }
  }

  /** The HTTPS address of that path. */
  String https(String path) {
    return "https://127.0.0.1:" + httpsPort + path;
  }

  @Override
  public String toString() {
    return "Confab[" + home + ", process " + pid + "]";
  }
}
