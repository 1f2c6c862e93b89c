package org.confab.web.openapi;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.confab.core.access.AdminRole;
import org.confab.web.Problem;

/**
 * The OpenAPI 3.0.3 document of the admin API, made from the resource classes: paths, methods,
 * parameters, roles and problem answers as their annotations say.
 */
final class OpenApiDocument {
  private static final List<Integer> EVERYWHERE = List.of(401, 403, 429);
  private static final String PROBLEM = "#/components/schemas/Problem";

  private OpenApiDocument() {}

  /** The document of those methods. */
  static JsonObject of(List<ApiMethod> methods) {
    Map<String, JsonObjectBuilder> paths = new LinkedHashMap<>();
    for (ApiMethod method : methods) {
      paths
          .computeIfAbsent(method.path(), path -> Json.createObjectBuilder())
          .add(method.verb().toLowerCase(Locale.ROOT), operation(method));
    }
    JsonObjectBuilder all = Json.createObjectBuilder();
    paths.forEach(all::add);
    return Json.createObjectBuilder()
        .add("openapi", "3.0.3")
        .add("info", info())
        .add("security", Json.createArrayBuilder().add(scheme()))
        .add("tags", tags(methods))
        .add("paths", all)
        .add("components", components())
        .build();
  }

  private static JsonObjectBuilder info() {
    return Json.createObjectBuilder()
        .add("title", "Confab admin API")
        .add("version", "1")
        .add(
            "description",
            "Over HTTPS alone, with name and password of an administrator. Refusals are problem"
                + " documents (RFC 9457). Changes and refusals are entered in the audit log.")
        .add("license", Json.createObjectBuilder().add("name", "AGPL-3.0-or-later"));
  }

  private static JsonObjectBuilder scheme() {
    return Json.createObjectBuilder().add("administrator", Json.createArrayBuilder());
  }

  private static JsonArrayBuilder tags(List<ApiMethod> methods) {
    JsonArrayBuilder tags = Json.createArrayBuilder();
    methods.stream()
        .map(ApiMethod::tag)
        .distinct()
        .sorted()
        .forEach(tag -> tags.add(Json.createObjectBuilder().add("name", tag)));
    return tags;
  }

  private static JsonObjectBuilder operation(ApiMethod method) {
    String roles = method.roles().stream().map(AdminRole::word).collect(Collectors.joining(", "));
    JsonObjectBuilder operation =
        Json.createObjectBuilder()
            .add("operationId", method.resource().getSimpleName() + "." + method.method().getName())
            .add("tags", Json.createArrayBuilder().add(method.tag()))
            .add("summary", method.told().map(Told::value).orElse(""))
            .add("description", "For the roles: " + roles)
            .add("x-roles", Json.createArrayBuilder(List.of(roles.split(", "))))
            .add("parameters", parameters(method));
    method
        .told()
        .map(Told::body)
        .filter(example -> !example.isEmpty())
        .ifPresent(
            example ->
                operation.add(
                    "requestBody",
                    Json.createObjectBuilder()
                        .add("required", true)
                        .add("content", content(method.consumed(), example))));
    return operation.add("responses", responses(method));
  }

  private static JsonArrayBuilder parameters(ApiMethod method) {
    JsonArrayBuilder parameters = Json.createArrayBuilder();
    for (ApiMethod.Input input : method.inputs()) {
      parameters.add(
          Json.createObjectBuilder()
              .add("name", input.name())
              .add("in", input.place())
              .add("description", input.told())
              .add("required", input.place().equals("path"))
              .add("schema", Schemas.of(input)));
    }
    return parameters;
  }

  private static JsonObjectBuilder responses(ApiMethod method) {
    JsonObjectBuilder responses = Json.createObjectBuilder();
    int done = method.told().map(Told::done).orElse(200);
    String example = method.told().map(Told::answer).orElse("");
    responses.add(
        Integer.toString(done),
        Json.createObjectBuilder()
            .add("description", "Done")
            .add("content", content(method.produced(), example)));
    TreeSet<Integer> problems = new TreeSet<>(EVERYWHERE);
    method
        .told()
        .ifPresent(
            told -> {
              for (int status : told.problems()) {
                problems.add(status);
              }
            });
    problems.forEach(status -> responses.add(Integer.toString(status), problem(status)));
    return responses;
  }

  private static JsonObjectBuilder problem(int status) {
    String reason =
        Optional.ofNullable(Response.Status.fromStatusCode(status))
            .map(Response.Status::getReasonPhrase)
            .orElse("Refused");
    return Json.createObjectBuilder()
        .add("description", reason)
        .add(
            "content",
            Json.createObjectBuilder()
                .add(
                    Problem.MEDIA_TYPE,
                    Json.createObjectBuilder()
                        .add("schema", Json.createObjectBuilder().add("$ref", PROBLEM))));
  }

  private static JsonObjectBuilder content(String type, String example) {
    JsonObjectBuilder media = Json.createObjectBuilder();
    if (example.startsWith("{") || example.startsWith("[")) {
      JsonValue value = value(example);
      media.add("schema", Schemas.of(value)).add("example", value);
    } else {
      boolean json = type.equals("application/json");
      media.add(
          "schema",
          json ? Json.createObjectBuilder() : Json.createObjectBuilder().add("type", "string"));
      if (!example.isEmpty()) {
        media.add("example", example);
      }
    }
    return Json.createObjectBuilder().add(type, media);
  }

  private static JsonValue value(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readValue();
    }
  }

  private static JsonObjectBuilder components() {
    JsonObject problem =
        value("{\"type\":\"about:blank\",\"title\":\"\",\"status\":404,\"detail\":\"\"}")
            .asJsonObject();
    return Json.createObjectBuilder()
        .add("schemas", Json.createObjectBuilder().add("Problem", Schemas.of(problem)))
        .add(
            "securitySchemes",
            Json.createObjectBuilder()
                .add(
                    "administrator",
                    Json.createObjectBuilder().add("type", "http").add("scheme", "basic")));
  }
}
