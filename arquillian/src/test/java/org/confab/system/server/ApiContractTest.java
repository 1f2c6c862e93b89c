package org.confab.system.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiContractTest {
  private static final String DOCUMENT =
      """
      {"openapi":"3.0.3","paths":{
        "/api/users":{"get":{"responses":{"200":{"content":{"application/json":{"schema":
          {"type":"array","items":{"$ref":"#/components/schemas/User"}}}}}}}},
        "/api/users/{address}":{
          "get":{"responses":{
            "200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/User"}}}},
            "404":{"content":{"application/problem+json":
              {"schema":{"$ref":"#/components/schemas/Problem"}}}},
            "default":{"content":{"application/problem+json":
              {"schema":{"$ref":"#/components/schemas/Problem"}}}}}},
          "delete":{"responses":{"204":{"description":"Done"}}}}},
       "components":{"schemas":{
         "User":{"type":"object","properties":{
           "uri":{"type":"string"},"since":{"type":"string","format":"date-time"},
           "mood":{"type":"string","enum":["good","bad"]},"count":{"type":"integer"}},
           "required":["uri","since"],"additionalProperties":false},
         "Problem":{"type":"object","properties":{"status":{"type":"integer"}},
           "required":["status"],"additionalProperties":false}}}}
      """;

  private static final String USER = "\"uri\":\"sip:a@b\",\"since\":\"2026-11-22T08:00:00Z\"";

  private final ApiContract contract = new ApiContract(DOCUMENT);

  /** An answer that nobody sent. */
  private record Told(int statusCode, String type, String body) implements HttpResponse<String> {
    @Override
    public HttpHeaders headers() {
      return HttpHeaders.of(Map.of("Content-Type", List.of(type)), (name, value) -> true);
    }

    @Override
    public HttpRequest request() {
      return HttpRequest.newBuilder(uri()).build();
    }

    @Override
    public Optional<HttpResponse<String>> previousResponse() {
      return Optional.empty();
    }

    @Override
    public Optional<SSLSession> sslSession() {
      return Optional.empty();
    }

    @Override
    public URI uri() {
      return URI.create("https://127.0.0.1/");
    }

    @Override
    public HttpClient.Version version() {
      return HttpClient.Version.HTTP_1_1;
    }
  }

  private static Told json(int status, String body) {
    return new Told(status, "application/json", body);
  }

  private static Told problem(int status, String body) {
    return new Told(status, "application/problem+json", body);
  }

  @Test
  void whatTheDocumentSaysIsKept() {
    contract.check("GET", "/api/users", json(200, "[{" + USER + ",\"mood\":\"bad\"}]"));
    contract.check("GET", "/API/users/a@b", json(200, "{" + USER + ",\"count\":3}"));
    contract.check("GET", "/api/users/a@b", problem(404, "{\"status\":404}"));
    contract.check("GET", "/api/users/a@b", problem(503, "{\"status\":503}"));
    contract.check("DELETE", "/api/users/a@b", new Told(204, "", ""));
    assertThat(contract.kept())
        .containsExactlyInAnyOrder(
            "GET /api/users", "GET /api/users/{address}", "DELETE /api/users/{address}");
    assertThat(contract.operations()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"uri\":\"sip:a@b\"}|required property 'since'",
        "{%s,\"more\":1}|'more'",
        "{%s,\"count\":\"3\"}|integer",
        "{%s,\"mood\":\"fair\"}|enumeration",
        "{\"uri\":\"sip:a@b\",\"since\":\"yesterday\"}|date-time",
        "[]|object"
      })
  void anotherBodyIsNot(String body, String why) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () -> contract.check("GET", "/api/users/a@b", json(200, body.replace("%s", USER))))
        .withMessageContaining(why);
  }

  @Test
  void anotherStatusOrMediaTypeIsNot() {
    for (Told answer :
        List.of(
            json(201, "{" + USER + "}"),
            problem(409, "{\"status\":409}"),
            new Told(200, "text/html", "{" + USER + "}"),
            json(404, "{\"status\":404}"))) {
      assertThatExceptionOfType(AssertionError.class)
          .as(answer.toString())
          .isThrownBy(() -> contract.check("GET", "/api/users/a@b", answer))
          .withMessageContaining("the document names no");
    }
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> contract.check("DELETE", "/api/users/a@b", json(204, "{}")));
  }

  @Test
  void whatTheDocumentDoesNotNameIsNotLookedAt() {
    contract.check("GET", "/health", json(200, "{\"anything\":1}"));
    contract.check("POST", "/api/users", problem(405, "{\"status\":405}"));
    contract.check("GET", "/api/users", new Told(503, "", ""));
    assertThat(contract.kept()).isEmpty();
  }
}
