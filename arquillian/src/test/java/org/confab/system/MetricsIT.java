package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.confab.system.server.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the running server tells Prometheus and load balancers. */
@ExtendWith(SharedConfab.class)
class MetricsIT {
  @TempDir private Path folder;

  private static HttpResponse<String> get(int port, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private static double value(String metrics, String line) {
    Matcher found = Pattern.compile("(?m)^" + Pattern.quote(line) + " (\\S+)$").matcher(metrics);
    assertThat(found.find()).as(line).isTrue();
    return Double.parseDouble(found.group(1));
  }

  @Test
  void prometheusOwnToolFindsNothingWrong(ConfabServer server) throws Exception {
    Tool.require("promtool");
    Path told = folder.resolve("metrics");
    for (int port : new int[] {server.httpPort(), server.mediaHealthPort()}) {
      Files.writeString(told, get(port, "/metrics").body());
      Shell.Result checked = Shell.run("bash", "-c", "promtool check metrics < '" + told + "'");
      assertThat(checked.output()).doesNotContain("error while linting", "text format parsing");
    }
    String monitoring = ConfabServer.root().resolve("wildfly/server/monitoring").toString();
    for (String order :
        new String[] {"check rules confab.rules.yml", "test rules confab.rules.test.yml"}) {
      Shell.Result done = Shell.run("bash", "-c", "cd '" + monitoring + "' && promtool " + order);
      assertThat(done.code()).as(done.output()).isZero();
    }
  }

  @Test
  void aRequestIsCountedWithItsAnswerAndTheTimeItTook(ConfabServer server) throws Exception {
    String requests = "confab_sip_requests_total{direction=\"in\",method=\"OPTIONS\"}";
    String answers =
        "confab_sip_responses_total{class=\"4xx\",direction=\"out\",method=\"OPTIONS\"}";
    String times = "confab_sip_answer_seconds_count{method=\"OPTIONS\"}";
    assertThat(get(server.httpPort(), "/health/ready").statusCode()).isEqualTo(200);
    String after = get(server.httpPort(), "/metrics").body();

    for (String line : new String[] {requests, answers, times}) {
      assertThat(value(after, line)).as(line).isPositive();
    }
    assertThat(value(after, "confab_ready{part=\"database\"}")).isEqualTo(1);
    assertThat(value(after, "confab_database_connections_most")).isEqualTo(40);
    assertThat(
            value(after, "confab_database_connections{state=\"busy\"}")
                + value(after, "confab_database_connections{state=\"idle\"}"))
        .isPositive();
    assertThat(value(after, "confab_media_command_seconds_count{command=\"ping\"}"))
        .isNotNegative();
    assertThat(after).containsPattern("confab_build_info\\{commit=\"\\w{7,}[^\"]*\",version=\"\\d");
  }

  @Test
  void whoWouldRatherSpeakHttp2WithoutTlsGetsThePageInHttp1(ConfabServer server) throws Exception {
    HttpResponse<String> answer = get(server.httpPort(), "/metrics");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    assertThat(answer.body()).contains("# TYPE confab_ready gauge");
  }

  @Test
  void whoComesThroughAProxyNeedsTheToken(ConfabServer server) throws Exception {
    HttpResponse<String> refused =
        get(server.httpPort(), "/metrics", "X-Forwarded-For", "192.0.2.1");
    assertThat(refused.statusCode()).isEqualTo(403);

    HttpResponse<String> silent = new AdminApi(server).send("/metrics", "Bearer " + "0".repeat(48));
    assertThat(silent.statusCode())
        .as("over HTTPS from this machine, as a proxy asks that does not say for whom")
        .isEqualTo(401);

    String token = Files.readString(server.home().resolve("metrics-token")).strip();
    HttpRequest shown =
        HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.httpsPort() + "/metrics"))
            .header("X-Forwarded-For", "192.0.2.1")
            .header("Authorization", "Bearer " + token)
            .header("Accept", "application/openmetrics-text")
            .build();
    HttpResponse<String> answer =
        HttpClient.newBuilder()
            .sslContext(AdminApi.trusting(server))
            .build()
            .send(shown, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).endsWith("# EOF\n");
    assertThat(new AdminApi(server).get("/api/metrics").body())
        .contains("# TYPE confab_ready gauge");
  }

  @Test
  void theServerLivesAndIsReady(ConfabServer server) throws Exception {
    assertThat(get(server.httpPort(), "/health/live").body())
        .contains("\"sip-io\":{\"ready\":true", "\"status\":\"ready\"");
    assertThat(get(server.httpPort(), "/health/ready").body())
        .startsWith("{\"ready\":true")
        .contains("\"media-server\":{\"ready\":true", "\"database\":{\"ready\":true");
  }
}
