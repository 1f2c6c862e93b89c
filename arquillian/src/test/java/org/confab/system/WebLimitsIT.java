package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.confab.protocol.xml.Xml;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.confab.system.server.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What no web service takes, at each address where one is: refused soon, and nothing told of it.
 */
@ExtendWith(SharedConfab.class)
class WebLimitsIT {
  private static final String SECRET = "/etc/passwd";
  private static final String AUTODISCOVER =
      "/autodiscover/autodiscoverservice.svc/root/user?sipuri=sip:alice@" + ConfabServer.DOMAIN;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static Stream<String> endpoints() throws IOException {
    Path deployed = ConfabServer.root().resolve("ws/src/main/webapp/WEB-INF/sun-jaxws.xml");
    return Xml.read(Files.readAllBytes(deployed))
        .children("endpoint")
        .map(endpoint -> endpoint.required("url-pattern"));
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void aMessageThatIsTooLongIsNotRead(String path, ConfabServer server, @TempDir Path folder)
      throws IOException {
    Tool.require("curl");
    Path body = folder.resolve("body.xml");
    Files.writeString(body, envelope(path, "<!-- " + " ".repeat(70_000) + " -->"));
    List<String> command = new ArrayList<>(List.of("curl", "--silent", "--http1.1"));
    command.addAll(List.of("--cacert", server.home().resolve("keys/ca.pem").toString()));
    command.addAll(List.of("--user", "alice:" + ConfabServer.PASSWORD));
    command.addAll(List.of("-H", "Content-Type: " + type(path)));
    // The server closes the connection: who does not wait for its answer may lose that.
    command.addAll(List.of("-H", "Expect: 100-continue", "--expect100-timeout", "30"));
    command.addAll(List.of("-o", folder.resolve("answer").toString(), "-w", "%{http_code}"));
    command.addAll(List.of("--data-binary", "@" + body));
    command.add("https://127.0.0.1:" + server.httpsPort() + path);
    assertThat(Shell.run(command, folder, Map.of(), LIMIT).output()).isEqualTo("413");
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void whatIsNestedTooDeepIsAFault(String path, ConfabServer server) throws Exception {
    String deep = "<a>".repeat(500) + "</a>".repeat(500);
    assertFault(path, post(server, path, envelope(path, deep)));
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void entitiesAreNotLookedUp(String path, ConfabServer server) throws Exception {
    String entity = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file://" + SECRET + "'>]>";
    assertFault(path, post(server, path, entity + envelope(path, "<a>&x;</a>")));
    String bomb = "<!DOCTYPE a [<!ENTITY x 'xxxxxxxx'><!ENTITY y '&x;&x;&x;&x;&x;&x;'>]>";
    assertFault(path, post(server, path, bomb + envelope(path, "<a>&y;</a>")));
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void anOperationThatThereIsNotIsAFault(String path, ConfabServer server) throws Exception {
    assertFault(path, post(server, path, envelope(path, "<DeleteEverything xmlns='urn:x'/>")));
  }

  @ParameterizedTest
  @ValueSource(strings = {AUTODISCOVER, "/abs/F-0000.lsabs"})
  void aTicketInAHeaderIsReadWithTheSameCare(String path, ConfabServer server) throws Exception {
    for (String ticket :
        List.of(
            "<!DOCTYPE a [<!ENTITY x SYSTEM 'file://" + SECRET + "'>]><Assertion>&x;</Assertion>",
            "<a>".repeat(3_000) + "</a>".repeat(3_000),
            "<Assertion xmlns='urn:oasis:names:tc:SAML:1.0:assertion' AssertionID='a'/>",
            "no document",
            "")) {
      HttpResponse<String> refused = get(server, path, "opaque=" + base64(ticket));
      assertThat(refused.statusCode()).as(ticket).isEqualTo(401);
      assertThat(refused.headers().firstValue("X-Ms-diagnostics").orElse("")).startsWith("28032;");
      assertThat(refused.body()).doesNotContain("root:").doesNotContain("Exception");
    }
    assertThat(get(server, path, "something else").statusCode()).isEqualTo(401);
    assertThat(get(server, path, "opaque=" + "A".repeat(400_000)).statusCode()).isEqualTo(401);
  }

  @Test
  void autodiscoverTakesNothingButAnAddressAndNothingButAQuestion(ConfabServer server)
      throws Exception {
    for (String sipuri : List.of("", "?sipuri=", "?sipuri=%00", "?sipuri=" + "a".repeat(8_000))) {
      String path = "/autodiscover/autodiscoverservice.svc/root" + sipuri;
      HttpResponse<String> refused = get(server, path, "");
      assertThat(refused.statusCode()).as(path).isIn(400, 404, 414);
      assertThat(refused.body()).doesNotContain("Exception");
    }
    assertThat(post(server, "/autodiscover/autodiscoverservice.svc/root", "<a/>").statusCode())
        .isEqualTo(405);
    assertThat(post(server, "/abs/F-0000.lsabs", "<a/>").statusCode()).isEqualTo(405);
  }

  private static void assertFault(String path, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 500);
    assertThat(answer.body())
        .as(path)
        .contains("Fault")
        .doesNotContain("root:")
        .doesNotContain("Exception");
  }

  private static String envelope(String path, String content) {
    String version =
        path.endsWith("soap12")
            ? "http://www.w3.org/2003/05/soap-envelope"
            : "http://schemas.xmlsoap.org/soap/envelope/";
    return "<s:Envelope xmlns:s='" + version + "'><s:Body>" + content + "</s:Body></s:Envelope>";
  }

  private static String type(String path) {
    return path.endsWith("soap12") ? "application/soap+xml" : "text/xml";
  }

  private static HttpResponse<String> post(ConfabServer server, String path, String body)
      throws IOException, InterruptedException {
    return send(
        server,
        request(server, path)
            .header("Content-Type", type(path))
            .header("SOAPAction", "\"urn:something:else\"")
            .header("Authorization", "Basic " + base64("alice:" + ConfabServer.PASSWORD))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static HttpResponse<String> get(ConfabServer server, String path, String ticket)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(server, path);
    return send(
        server, (ticket.isEmpty() ? request : request.header("X-MS-WebTicket", ticket)).build());
  }

  private static HttpRequest.Builder request(ConfabServer server, String path) {
    return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.httpsPort() + path))
        .timeout(LIMIT);
  }

  private static HttpResponse<String> send(ConfabServer server, HttpRequest request)
      throws IOException, InterruptedException {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(AdminApi.trusting(server))
        .build()
        .send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
