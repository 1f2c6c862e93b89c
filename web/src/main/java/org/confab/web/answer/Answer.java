package org.confab.web.answer;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Records as JSON: each component is a member, one without a value is left out, an enum is its
 * {@link Word}, a time is as ISO 8601 writes it. The schemas of the OpenAPI document are made of
 * the same records, so that both cannot differ.
 */
public final class Answer {
  private Answer() {}

  /** Answers 200 with that. */
  public static Response ok(Record one) {
    return Response.ok(text(one)).build();
  }

  /** Answers 200 with all of them. */
  public static Response ok(List<? extends Record> all) {
    return Response.ok(text(all)).build();
  }

  /** Answers 201 with what is there now. */
  public static Response created(URI place, Record one) {
    return Response.created(place).entity(text(one)).build();
  }

  /** The JSON of an object. */
  public static String text(Record one) {
    return json(one).toString();
  }

  /** The JSON of a list. */
  public static String text(List<? extends Record> all) {
    return value(all).toString();
  }

  /** A record as an object. */
  public static JsonObject json(Record one) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    fill(object, one);
    return object.build();
  }

  private static void fill(JsonObjectBuilder object, Record one) {
    for (RecordComponent component : Members.of(one.getClass())) {
      Object value = Members.value(component, one);
      if (value instanceof Optional<?> maybe) {
        maybe.ifPresent(known -> object.add(Members.name(component), value(known)));
      } else if (Members.isFlat(component)) {
        flatten(object, value);
      } else {
        object.add(Members.name(component), value(value));
      }
    }
  }

  private static void flatten(JsonObjectBuilder object, Object value) {
    if (value instanceof Record inner) {
      fill(object, inner);
    } else if (value instanceof Map<?, ?> inner) {
      inner.forEach((name, each) -> object.add(name(name), value(each)));
    } else {
      throw new IllegalArgumentException(value.getClass() + " has no members");
    }
  }

  private static JsonValue value(Object value) {
    if (value instanceof Record one) {
      return json(one);
    }
    if (value instanceof Map<?, ?> map) {
      JsonObjectBuilder object = Json.createObjectBuilder();
      flatten(object, map);
      return object.build();
    }
    if (value instanceof Collection<?> all) {
      JsonArrayBuilder array = Json.createArrayBuilder();
      all.forEach(each -> array.add(value(each)));
      return array.build();
    }
    return value instanceof Enum<?> constant ? Json.createValue(Word.of(constant)) : simple(value);
  }

  private static JsonValue simple(Object value) {
    if (value instanceof Boolean flag) {
      return flag ? JsonValue.TRUE : JsonValue.FALSE;
    }
    if (value instanceof BigDecimal number) {
      return Json.createValue(number);
    }
    if (value instanceof Integer || value instanceof Long) {
      return Json.createValue(((Number) value).longValue());
    }
    if (value instanceof String
        || value instanceof Instant
        || value instanceof LocalDate
        || value instanceof UUID
        || value instanceof URI) {
      return Json.createValue(value.toString());
    }
    throw new IllegalArgumentException(value.getClass() + " stands in no answer");
  }

  private static String name(Object key) {
    return key instanceof Enum<?> constant ? Word.of(constant) : key.toString();
  }
}
