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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Opens many accounts through the admin API; those that are there already stay. */
public final class Accounts {
  /** The password of all accounts that are made here. */
  public static final String PASSWORD = "Bench-1-only";

  private static final int AT_ONCE = 8;
  private static final int CREATED = 201;
  private static final int EXISTS = 409;

  private final Confab server;
  private final HttpClient http;

  /** At that server. */
  public Accounts(Confab server) {
    this.server = server;
    this.http =
        HttpClient.newBuilder()
            .sslContext(trusting(server.home().resolve("keys/ca.pem")))
            .connectTimeout(Duration.ofSeconds(5))
            .build();
  }

  /** Opens accounts of these names, in the server's domain. */
  public void open(List<String> names) {
    for (int from = 0; from < names.size(); from += AT_ONCE) {
      List<CompletableFuture<Void>> answers = new ArrayList<>();
      for (String name : names.subList(from, Math.min(names.size(), from + AT_ONCE))) {
        answers.add(
            http.sendAsync(request(name), HttpResponse.BodyHandlers.ofString())
                .thenAccept(answer -> check(name, answer)));
      }
      answers.forEach(CompletableFuture::join);
    }
  }

  private HttpRequest request(String name) {
    String admin = "admin:" + server.adminPassword();
    return HttpRequest.newBuilder(URI.create(server.users()))
        .timeout(Duration.ofSeconds(30))
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(admin.getBytes(StandardCharsets.UTF_8)))
        .header("Content-Type", "application/json")
        .POST(
            HttpRequest.BodyPublishers.ofString(
                "{\"uri\":\"sip:%s@%s\",\"password\":\"%s\",\"displayName\":\"%s\"}"
                    .formatted(name, server.domain(), PASSWORD, name)))
        .build();
  }

  private static void check(String name, HttpResponse<String> answer) {
    if (answer.statusCode() != CREATED && answer.statusCode() != EXISTS) {
      throw new IllegalStateException(
          "no account " + name + ": " + answer.statusCode() + " " + answer.body());
    }
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
