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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The administrator's HTTPS interface of an instance; trusts that instance's own CA. Every answer
 * is held against the OpenAPI document of the instance.
 */
public final class AdminApi {
  private static final Map<Path, ApiContract> CONTRACTS = new ConcurrentHashMap<>();

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
    return send(path, administrator());
  }

  /** POST of JSON as the administrator. */
  public HttpResponse<String> post(String path, String json) {
    return send(
        request(path, administrator())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  /** PUT of JSON as the administrator. */
  public HttpResponse<String> put(String path, String json) {
    return send(
        request(path, administrator())
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  private String administrator() {
    Path password = server.home().resolve("admin-password");
    try {
      return login("admin", Files.readString(password).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The {@code Authorization} of an account. */
  public static String login(String name, String password) {
    byte[] login = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(login);
  }

  /** GET with that {@code Authorization}. */
  public HttpResponse<String> send(String path, String authorization) {
    return send(request(path, authorization).build());
  }

  private HttpRequest.Builder request(String path, String authorization) {
    return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.httpsPort() + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", authorization);
  }

  /** Any request as an account of an administrator; an empty body is none. */
  public HttpResponse<String> send(
      String method, String path, String json, String name, String password) {
    return send(
        request(path, login(name, password))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  /** A request with a body of whatever media type, as the administrator. */
  public HttpResponse<String> send(String method, String path, String type, byte[] body) {
    return send(method, path, type, body, administrator());
  }

  /** The same with that {@code Authorization}; see {@link #login}. */
  public HttpResponse<String> send(
      String method, String path, String type, byte[] body, String authorization) {
    return send(
        request(path, authorization)
            .header("Content-Type", type)
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  /** What the document of the instance promises, and what of it was seen. */
  public ApiContract contract() {
    return CONTRACTS.computeIfAbsent(
        server.home(),
        home -> new ApiContract(exchange(request("/api/openapi.json", "").build()).body()));
  }

  private HttpResponse<String> send(HttpRequest request) {
    HttpResponse<String> answer = exchange(request);
    contract().check(request.method(), request.uri().getPath(), answer);
    return answer;
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + request.uri(), e);
    }
  }
}
