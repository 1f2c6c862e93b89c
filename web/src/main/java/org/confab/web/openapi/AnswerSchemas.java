package org.confab.web.openapi;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.confab.web.Problem;
import org.confab.web.answer.Flat;
import org.confab.web.answer.Member;
import org.confab.web.answer.Members;
import org.confab.web.answer.Word;

/**
 * The schemas of answers (OpenAPI 3.0.3, Schema Object), made of the records that {@link
 * org.confab.web.answer.Answer} writes: components are members, all of them required but those that
 * are {@link Optional}, and there are no others.
 */
final class AnswerSchemas {
  private static final String PLACE = "#/components/schemas/";

  /** What JSON has no type for is a text of that form. */
  private static final Map<Class<?>, String> FORMATS =
      Map.of(
          Instant.class, "date-time",
          LocalDate.class, "date",
          UUID.class, "uuid",
          URI.class, "uri");

  private static final Map<Class<?>, String> TYPES =
      Map.of(
          String.class, "string",
          boolean.class, "boolean",
          Boolean.class, "boolean",
          int.class, "integer",
          Integer.class, "integer",
          long.class, "integer",
          Long.class, "integer",
          BigDecimal.class, "number");

  private final Map<String, JsonObject> named = new TreeMap<>();
  private final Map<String, Class<?>> owners = new TreeMap<>();

  /** All that were asked for, and what they are made of, by name. */
  Map<String, JsonObject> all() {
    return Map.copyOf(named);
  }

  /** Refers to the schema of a record. */
  JsonObjectBuilder object(Class<?> record) {
    String name = name(record);
    if (!owners.computeIfAbsent(name, first -> record).equals(record)) {
      throw new IllegalStateException(
          owners.get(name) + " and " + record + " are both called " + name);
    }
    if (!named.containsKey(name)) {
      Shape shape = new Shape();
      fill(shape, record);
      named.put(name, shape.build());
    }
    return Json.createObjectBuilder().add("$ref", PLACE + name);
  }

  private static String name(Class<?> record) {
    return record == Problem.Document.class
        ? "Problem"
        : record.getSimpleName().replaceFirst("Answer$", "");
  }

  /** A list of what such records tell. */
  JsonObjectBuilder list(Class<?> record) {
    return Json.createObjectBuilder().add("type", "array").add("items", object(record));
  }

  /** An object while its members are gathered. */
  private static final class Shape {
    private final JsonObjectBuilder members = Json.createObjectBuilder();
    private final JsonArrayBuilder required = Json.createArrayBuilder();

    void add(String name, JsonObjectBuilder schema, boolean always) {
      members.add(name, schema);
      if (always) {
        required.add(name);
      }
    }

    /** OpenAPI 3.0 takes no empty list of what is required. */
    JsonObject build() {
      JsonObjectBuilder object =
          Json.createObjectBuilder().add("type", "object").add("properties", members);
      var always = required.build();
      if (!always.isEmpty()) {
        object.add("required", always);
      }
      return object.add("additionalProperties", false).build();
    }
  }

  private void fill(Shape shape, Class<?> record) {
    for (RecordComponent component : Members.of(record)) {
      Type type = component.getGenericType();
      if (component.isAnnotationPresent(Flat.class)) {
        flatten(shape, type);
      } else {
        JsonObjectBuilder schema = schema(type);
        Members.told(component).ifPresent(told -> describe(schema, told, component.getType()));
        shape.add(Members.name(component), schema, component.getType() != Optional.class);
      }
    }
  }

  private static void describe(JsonObjectBuilder schema, Member told, Class<?> type) {
    if (!told.value().isEmpty()) {
      schema.add("description", told.value());
    }
    if (!told.example().isEmpty()) {
      if (type == int.class || type == long.class) {
        schema.add("example", Long.parseLong(told.example()));
      } else {
        schema.add("example", told.example());
      }
    }
  }

  private void flatten(Shape shape, Type type) {
    if (type instanceof ParameterizedType map) {
      words(shape, map);
    } else {
      fill(shape, (Class<?>) type);
    }
  }

  /** A map by an enum has a member for each constant. */
  private void words(Shape shape, ParameterizedType map) {
    Class<?> keys = (Class<?>) map.getActualTypeArguments()[0];
    Word.all(keys).forEach(word -> shape.add(word, schema(map.getActualTypeArguments()[1]), true));
  }

  private JsonObjectBuilder schema(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic(generic);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return object(plain);
    }
    if (plain.isEnum()) {
      return text().add("enum", Json.createArrayBuilder(Word.all(plain)));
    }
    if (FORMATS.containsKey(plain)) {
      return text().add("format", FORMATS.get(plain));
    }
    return Json.createObjectBuilder()
        .add(
            "type",
            Optional.ofNullable(TYPES.get(plain))
                .orElseThrow(() -> new IllegalStateException(plain + " stands in no answer")));
  }

  private JsonObjectBuilder generic(ParameterizedType type) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] of = type.getActualTypeArguments();
    if (raw == Optional.class) {
      return schema(of[0]);
    }
    if (Collection.class.isAssignableFrom(raw)) {
      return Json.createObjectBuilder().add("type", "array").add("items", schema(of[0]));
    }
    if (!Map.class.isAssignableFrom(raw)) {
      throw new IllegalStateException(type + " stands in no answer");
    }
    if (of[0] == String.class) {
      return Json.createObjectBuilder()
          .add("type", "object")
          .add("additionalProperties", schema(of[1]));
    }
    Shape shape = new Shape();
    words(shape, type);
    return Json.createObjectBuilder(shape.build());
  }

  private static JsonObjectBuilder text() {
    return Json.createObjectBuilder().add("type", "string");
  }
}
