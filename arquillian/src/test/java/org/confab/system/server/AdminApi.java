package org.confab.system.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The administrator's HTTPS interface of an instance; trusts that instance's own CA. */
public final class AdminApi {
  private final ConfabServer server;
  private final HttpClient client;

  /** That of the running instance. */
  public AdminApi(ConfabServer server) {
    this.server = server;
    this.client = HttpClient.newBuilder().sslContext(trusting(server)).build();
  }

  /** What trusts this instance alone. */
  public static SSLContext trusting(ConfabServer server) {
    try (InputStream pem = Files.newInputStream(server.home().resolve("keys/ca.pem"))) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** GET as the administrator, such as {@code /api/users}. */
  public HttpResponse<String> get(String path) {
    Path password = server.home().resolve("admin-password");
    try {
      String login = "admin:" + Files.readString(password).strip();
      byte[] bytes = login.getBytes(StandardCharsets.UTF_8);
      return send(path, "Basic " + Base64.getEncoder().encodeToString(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** GET with that {@code Authorization}. */
  public HttpResponse<String> send(String path, String authorization) {
    URI uri = URI.create("https://127.0.0.1:" + server.httpsPort() + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", authorization)
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + uri, e);
    }
  }
}
