package org.confab.bench.server;

import java.io.IOException;
import java.io.InputStream;
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
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The admin API of a server, as its administrator. */
public final class AdminApi {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Confab server;
  private final HttpClient http;

  /** Of that server, whose development CA is trusted. */
  public AdminApi(Confab server) {
    this.server = server;
    this.http =
        HttpClient.newBuilder()
            .sslContext(trusting(server.home().resolve("keys/ca.pem")))
            .connectTimeout(PATIENCE)
            .build();
  }

  /** What stands at that path; fails unless the answer is 200. */
  String get(String path) {
    HttpResponse<String> answer = send(request(path).GET()).join();
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  /** Posts JSON to that path. */
  CompletableFuture<HttpResponse<String>> post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /**
   * Sets a policy; fails unless the answer is 200.
   *
   * @param scope such as {@code sip:alice@litwareinc.com}
   */
  public void policy(String scope, String name, String value) {
    String json =
        "{\"scope\":\"%s\",\"name\":\"%s\",\"value\":\"%s\"}".formatted(scope, name, value);
    HttpResponse<String> answer =
        send(request("/api/policies")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)))
            .join();
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(name + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  /** What a SOAP service answers; fails unless that is 200. */
  String soap(String path, String action, String envelope) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.https(path)))
            .timeout(PATIENCE)
            .header("Content-Type", "text/xml; charset=utf-8")
            .header("SOAPAction", "\"" + action + "\"")
            .POST(HttpRequest.BodyPublishers.ofString(envelope))
            .build();
    HttpResponse<String> answer =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
    return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    String admin = "admin:" + server.adminPassword();
    return HttpRequest.newBuilder(URI.create(server.https(path)))
        .timeout(PATIENCE)
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(admin.getBytes(StandardCharsets.UTF_8)));
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
}
