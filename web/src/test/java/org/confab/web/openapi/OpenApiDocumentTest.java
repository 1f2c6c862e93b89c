package org.confab.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.confab.core.access.AdminRole;
import org.confab.web.Problem;
import org.confab.web.WebApplication;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {
  private final List<ApiMethod> methods = ApiMethod.of(resources());
  private final JsonObject document = OpenApiDocument.of(methods);

  /** Every resource class of this module, as they were compiled. */
  private static List<Class<?>> resources() {
    try {
      java.nio.file.Path root =
          java.nio.file.Path.of(
              WebApplication.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<java.nio.file.Path> files = Files.walk(root)) {
        return files
            .map(file -> root.relativize(file).toString())
            .filter(name -> name.endsWith("Resource.class"))
            .<Class<?>>map(name -> named(name.replace(".class", "").replace('/', '.')))
            .filter(type -> type.isAnnotationPresent(Path.class))
            .toList();
      }
    } catch (IOException | URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name, false, OpenApiDocumentTest.class.getClassLoader());
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private JsonObject operation(ApiMethod method) {
    JsonObject path = document.getJsonObject("paths").getJsonObject(method.path());
    assertThat(path).as(method.toString()).isNotNull();
    JsonObject operation = path.getJsonObject(method.verb().toLowerCase(Locale.ROOT));
    assertThat(operation).as(method.toString()).isNotNull();
    return operation;
  }

  @Test
  void everyMethodOfTheApiStandsInItWithWhatItDoesItsRolesAndProblems() {
    assertThat(methods).hasSizeGreaterThan(40);
    for (ApiMethod method : methods) {
      JsonObject operation = operation(method);
      assertThat(method.told()).as("@Told of " + method).isPresent();
      assertThat(operation.getString("summary")).as(method.toString()).isNotBlank();
      assertThat(operation.getJsonArray("x-roles").getValuesAs(JsonValue::toString))
          .as(method.toString())
          .contains("\"" + AdminRole.ADMINISTRATOR.word() + "\"");
      JsonObject answers = operation.getJsonObject("responses");
      assertThat(answers.keySet()).as(method.toString()).contains("401", "403", "429");
      answers.forEach(
          (status, answer) -> {
            boolean other =
                method.told().stream()
                    .flatMap(told -> Stream.of(told.others()))
                    .anyMatch(told -> Integer.toString(told.status()).equals(status));
            if (status.compareTo("400") >= 0 && !other) {
              assertThat(answer.asJsonObject().getJsonObject("content").keySet())
                  .containsExactly(Problem.MEDIA_TYPE);
            }
          });
    }
  }

  @Test
  void everyVariableOfAPathIsAParameterAndPathsDifferByTheirMethods() {
    for (ApiMethod method : methods) {
      List<String> variables =
          operation(method).getJsonArray("parameters").getValuesAs(JsonObject.class).stream()
              .filter(one -> one.getString("in").equals("path"))
              .map(one -> "{" + one.getString("name") + "}")
              .toList();
      assertThat(variables)
          .as(method.toString())
          .allSatisfy(variable -> assertThat(method.path()).contains(variable));
      assertThat(method.path().chars().filter(sign -> sign == '{').count())
          .as(method.toString())
          .isEqualTo(variables.size());
    }
    assertThat(methods).extracting(ApiMethod::toString).doesNotHaveDuplicates();
  }

  @Test
  void readsAreForAllRolesAndChangesForAdministratorsUnlessItSaysOtherwise() {
    assertThat(roles("GET /api/users ")).containsExactlyInAnyOrder(AdminRole.values());
    assertThat(roles("POST /api/users ")).containsExactly(AdminRole.ADMINISTRATOR);
    assertThat(roles("DELETE /api/users/{address}/sessions "))
        .containsExactlyInAnyOrder(AdminRole.ADMINISTRATOR, AdminRole.HELP_DESK);
    assertThat(roles("GET /api/audit "))
        .containsExactlyInAnyOrder(AdminRole.ADMINISTRATOR, AdminRole.AUDITOR);
  }

  private java.util.Set<AdminRole> roles(String begin) {
    return methods.stream()
        .filter(method -> method.toString().startsWith(begin))
        .findFirst()
        .orElseThrow()
        .roles();
  }

  /** What is answered with a body of JSON, and what is taken so, has members with types. */
  @Test
  void everyBodyOfJsonIsTyped() {
    for (ApiMethod method : methods) {
      JsonObject operation = operation(method);
      operation
          .getJsonObject("responses")
          .forEach(
              (status, answer) -> {
                if (status.equals("200") || status.equals("201")) {
                  assertTyped(method, answer.asJsonObject());
                }
              });
      if (operation.containsKey("requestBody")) {
        assertTyped(method, operation.getJsonObject("requestBody"));
      }
    }
  }

  private void assertTyped(ApiMethod method, JsonObject body) {
    JsonObject json = body.getJsonObject("content").getJsonObject("application/json");
    if (json == null) {
      return;
    }
    JsonObject schema = resolved(json.getJsonObject("schema"));
    assertThat(schema.getString("type", "")).as(method.toString()).isIn("object", "array");
    JsonObject one = schema.containsKey("items") ? resolved(schema.getJsonObject("items")) : schema;
    assertThat(one.getJsonObject("properties")).as(method.toString()).isNotNull();
    assertThat(one.getJsonObject("properties").values())
        .as(method.toString())
        .isNotEmpty()
        .allSatisfy(member -> assertThat(resolved(member.asJsonObject())).containsKey("type"));
  }

  private JsonObject resolved(JsonObject schema) {
    return schema.containsKey("$ref")
        ? document.getValue(schema.getString("$ref").substring(1)).asJsonObject()
        : schema;
  }

  /** Every answer of JSON refers to the schema of a record: none is written a second time. */
  @Test
  void everyAnswerIsTheSchemaOfARecord() {
    for (ApiMethod method : methods) {
      operation(method)
          .getJsonObject("responses")
          .forEach(
              (status, answer) -> {
                JsonObject content = answer.asJsonObject().getJsonObject("content");
                if (content != null && content.containsKey("application/json")) {
                  assertThat(content.toString()).as(method + " " + status).contains("\"$ref\":");
                }
              });
    }
    assertThat(document.getJsonObject("components").getJsonObject("schemas"))
        .containsKeys("Problem", "User", "Conference", "MediaServer")
        .hasSizeGreaterThan(25);
  }

  @Test
  void pagesAreNumbersWithTheirBounds() {
    List<JsonObject> pages =
        methods.stream()
            .flatMap(
                method ->
                    operation(method)
                        .getJsonArray("parameters")
                        .getValuesAs(JsonObject.class)
                        .stream())
            .filter(parameter -> parameter.getString("name").equals("page"))
            .map(parameter -> parameter.getJsonObject("schema"))
            .toList();
    assertThat(pages)
        .hasSizeGreaterThan(5)
        .allSatisfy(
            schema -> {
              assertThat(schema.getString("type")).isEqualTo("integer");
              assertThat(schema.getInt("minimum")).isEqualTo(1);
              assertThat(schema.getInt("maximum")).isEqualTo(1_000_000);
            });
  }
}
