package org.confab.system.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What the OpenAPI document of an instance promises of its answers: a status that the operation
 * names, the media type of that, and a body of its schema.
 */
public final class ApiContract {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What an operation refuses in its own words; others it leaves to the server. */
  private static final Set<String> OWN_REFUSALS = Set.of("400", "401", "403", "404", "409", "422");

  private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");

  private final JsonNode components;
  private final List<Operation> operations = new ArrayList<>();
  private final JsonSchemaFactory schemas;
  private final Set<String> kept = ConcurrentHashMap.newKeySet();

  /**
   * An operation that the document names.
   *
   * @param verb method of HTTP, in upper case
   * @param path with its variables, such as {@code /api/users/{address}}
   * @param takes the media type of its body; that of JSON if it has none
   */
  public record Operation(String verb, String path, String takes, JsonNode responses) {
    /** Whether it may change something. */
    public boolean changes() {
      return !verb.equals("GET");
    }

    /** Of two that a path fits, the one with fewer variables is meant. */
    private long variables() {
      return path.chars().filter(sign -> sign == '{').count();
    }

    private boolean fits(String wantedVerb, String asked) {
      String form =
          "\\Q"
              + path.toLowerCase(Locale.ROOT).replaceAll("[{][^}]*[}]", "\\\\E[^/]+\\\\Q")
              + "\\E";
      return verb.equals(wantedVerb)
          && Pattern.matches(form, asked.replaceAll("[?].*", "").toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
      return verb + " " + path;
    }
  }

  /** What that document promises. */
  public ApiContract(String document) {
    JsonNode whole = tree(document);
    components = whole.path("components");
    for (Map.Entry<String, JsonNode> path : whole.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (VERBS.contains(operation.getKey())) {
          operations.add(
              new Operation(
                  operation.getKey().toUpperCase(Locale.ROOT),
                  path.getKey(),
                  takes(operation.getValue()),
                  operation.getValue().path("responses")));
        }
      }
    }
    JsonMetaSchema dialect = OpenApi30.getInstance();
    schemas =
        JsonSchemaFactory.getInstance(
            VersionFlag.V4,
            builder -> builder.metaSchema(dialect).defaultMetaSchemaIri(dialect.getIri()));
  }

  private static String takes(JsonNode operation) {
    Iterator<String> types = operation.path("requestBody").path("content").fieldNames();
    return types.hasNext() ? types.next().replace("*/*", "image/png") : "application/json";
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException none) {
      throw new AssertionError("no JSON: " + json, none);
    }
  }

  /** All operations that there are. */
  public List<Operation> operations() {
    return List.copyOf(operations);
  }

  /** Those of which an answer that was no refusal has been seen, each as {@code VERB path}. */
  public Set<String> kept() {
    return Set.copyOf(kept);
  }

  /** Holds an answer against the document; what that does not name is not looked at. */
  public void check(String verb, String path, HttpResponse<String> answer) {
    if (answer.statusCode() == 503 && answer.body().isEmpty()) {
      return; // a server that is being stopped has no resources that could answer
    }
    operations.stream()
        .filter(operation -> operation.fits(verb, path))
        .min(Comparator.comparingLong(Operation::variables))
        .ifPresent(operation -> check(operation, answer));
  }

  private void check(Operation operation, HttpResponse<String> answer) {
    String status = Integer.toString(answer.statusCode());
    JsonNode promised = operation.responses().path(status);
    if (promised.isMissingNode() && answer.statusCode() >= 400 && !OWN_REFUSALS.contains(status)) {
      promised = operation.responses().path("default");
    }
    if (promised.isMissingNode()) {
      throw broken(operation, answer, "the document names no such status");
    }
    JsonNode content = promised.path("content");
    if (content.isMissingNode()) {
      if (!answer.body().isEmpty()) {
        throw broken(operation, answer, "the document names no body");
      }
    } else {
      checkBody(operation, answer, content);
    }
    if (answer.statusCode() < 300) {
      kept.add(operation.toString());
    }
  }

  private void checkBody(Operation operation, HttpResponse<String> answer, JsonNode content) {
    String type =
        answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "").strip();
    JsonNode schema = content.path(type).path("schema");
    if (schema.isMissingNode()) {
      throw broken(operation, answer, "the document names no body of type \"" + type + "\"");
    }
    if (type.endsWith("json")) {
      Set<ValidationMessage> wrong = validate(schema, tree(answer.body()));
      if (!wrong.isEmpty()) {
        throw broken(operation, answer, wrong.toString());
      }
    }
  }

  /** A schema refers to others of the document, which stand beside it then. */
  private Set<ValidationMessage> validate(JsonNode schema, JsonNode body) {
    ObjectNode alone = schema.deepCopy();
    alone.set("components", components);
    return schemas.getSchema(alone).validate(body);
  }

  private static AssertionError broken(
      Operation operation, HttpResponse<String> answer, String why) {
    String body = Optional.of(answer.body()).filter(text -> text.length() < 2_000).orElse("…");
    return new AssertionError(
        "%s answered %d otherwise than its document says: %s%n%s"
            .formatted(operation, answer.statusCode(), why, body));
  }
}
