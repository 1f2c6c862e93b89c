package org.confab.web.openapi;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.confab.core.access.AdminRole;
import org.confab.web.Problem;

/**
 * The OpenAPI 3.0.3 document of the admin API, made from the resource classes: paths, methods,
 * parameters, roles and problems as their annotations say, answers as the records that they are.
 */
final class OpenApiDocument {
  private static final List<Integer> EVERYWHERE = List.of(401, 403, 429);
  private static final String JSON = MediaType.APPLICATION_JSON;

  private final AnswerSchemas schemas = new AnswerSchemas();

  private OpenApiDocument() {}

  /** The document of those methods. */
  static JsonObject of(List<ApiMethod> methods) {
    return new OpenApiDocument().document(methods);
  }

  private JsonObject document(List<ApiMethod> methods) {
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

  private JsonObjectBuilder operation(ApiMethod method) {
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

  private JsonObjectBuilder responses(ApiMethod method) {
    JsonObjectBuilder responses = Json.createObjectBuilder();
    int done = method.told().map(Told::done).orElse(200);
    responses.add(Integer.toString(done), done(method, done));
    method.told().ifPresent(told -> others(responses, told));
    TreeSet<Integer> problems = new TreeSet<>(EVERYWHERE);
    method.told().ifPresent(told -> Arrays.stream(told.problems()).forEach(problems::add));
    problems.forEach(status -> responses.add(Integer.toString(status), problem(reason(status))));
    return responses.add("default", problem("Any other refusal, or a failure"));
  }

  private void others(JsonObjectBuilder responses, Told told) {
    for (Told.Other other : told.others()) {
      responses.add(
          Integer.toString(other.status()),
          response(other.value(), JSON, schemas.object(other.gives())));
    }
  }

  private JsonObjectBuilder done(ApiMethod method, int status) {
    return status == Response.Status.NO_CONTENT.getStatusCode()
        ? Json.createObjectBuilder().add("description", "Done")
        : response("Done", method.produced(), answered(method));
  }

  /** What is no JSON is a text, or octets. */
  private JsonObjectBuilder answered(ApiMethod method) {
    Class<?> one = method.told().<Class<?>>map(Told::gives).orElse(Void.class);
    Class<?> each = method.told().<Class<?>>map(Told::lists).orElse(Void.class);
    if (one != Void.class) {
      return schemas.object(one);
    }
    if (each != Void.class) {
      return schemas.list(each);
    }
    JsonObjectBuilder text = Json.createObjectBuilder().add("type", "string");
    return method.produced().equals(MediaType.APPLICATION_OCTET_STREAM)
        ? text.add("format", "binary")
        : text;
  }

  private static JsonObjectBuilder response(
      String description, String type, JsonObjectBuilder schema) {
    return Json.createObjectBuilder()
        .add("description", description)
        .add(
            "content",
            Json.createObjectBuilder().add(type, Json.createObjectBuilder().add("schema", schema)));
  }

  private JsonObjectBuilder problem(String reason) {
    return response(reason, Problem.MEDIA_TYPE, schemas.object(Problem.Document.class));
  }

  private static String reason(int status) {
    return Optional.ofNullable(Response.Status.fromStatusCode(status))
        .map(Response.Status::getReasonPhrase)
        .orElse("Refused");
  }

  private static JsonObjectBuilder content(String type, String example) {
    JsonObjectBuilder media = Json.createObjectBuilder();
    if (example.startsWith("{") || example.startsWith("[")) {
      JsonValue value = value(example);
      media.add("schema", Schemas.of(value)).add("example", value);
    } else {
      boolean json = type.equals(JSON);
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

  private JsonObjectBuilder components() {
    JsonObjectBuilder named = Json.createObjectBuilder();
    new TreeMap<>(schemas.all()).forEach(named::add);
    return Json.createObjectBuilder()
        .add("schemas", named)
        .add(
            "securitySchemes",
            Json.createObjectBuilder()
                .add(
                    "administrator",
                    Json.createObjectBuilder().add("type", "http").add("scheme", "basic")));
  }
}
