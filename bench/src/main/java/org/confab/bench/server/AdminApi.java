package org.confab.bench.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/** The admin API of a server, as its administrator. */
public final class AdminApi {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Confab server;
  private final HttpClient http;

  /** Of that server, whose development CA is trusted. */
  public AdminApi(Confab server) {
    this.server = server;
    this.http = server.http();
  }

  /** What stands at that path; fails unless the answer is 200. */
  public String get(String path) {
    HttpResponse<String> answer = send(request(path).GET()).join();
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  /** Posts JSON to that path. */
  public CompletableFuture<HttpResponse<String>> post(String path, String json) {
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
}
