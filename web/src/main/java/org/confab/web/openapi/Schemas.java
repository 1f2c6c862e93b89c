package org.confab.web.openapi;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import org.confab.web.Page;

/** The schemas of what is asked, taken and answered (OpenAPI 3.0.3, Schema Object). */
final class Schemas {
  private Schemas() {}

  /** Pages are asked for in the same way everywhere. */
  static JsonObjectBuilder of(ApiMethod.Input input) {
    JsonObjectBuilder schema = Json.createObjectBuilder();
    if (input.told().equals(told(Page.NUMBER_ASKED))) {
      return number(schema, Page.MAX_NUMBER).add("default", 1);
    }
    if (input.told().equals(told(Page.LIMIT_ASKED))) {
      return number(schema, Page.MAX_LIMIT).add("default", Page.DEFAULT_LIMIT);
    }
    boolean number = input.type() == int.class || input.type() == long.class;
    return schema.add("type", number ? "integer" : "string");
  }

  private static JsonObjectBuilder number(JsonObjectBuilder schema, int most) {
    return schema.add("type", "integer").add("minimum", 1).add("maximum", most);
  }

  private static String told(String asked) {
    return asked.substring(asked.indexOf(": ") + 2);
  }

  /** The form that an example has. */
  static JsonObjectBuilder of(JsonValue example) {
    JsonObjectBuilder schema = Json.createObjectBuilder();
    switch (example.getValueType()) {
      case OBJECT -> {
        JsonObjectBuilder members = Json.createObjectBuilder();
        example.asJsonObject().forEach((name, value) -> members.add(name, of(value)));
        schema.add("type", "object").add("properties", members);
      }
      case ARRAY -> {
        List<JsonValue> elements = example.asJsonArray();
        schema
            .add("type", "array")
            .add("items", elements.isEmpty() ? Json.createObjectBuilder() : of(elements.get(0)));
      }
      case NUMBER -> schema.add("type", whole(example) ? "integer" : "number");
      case TRUE, FALSE -> schema.add("type", "boolean");
      default -> schema.add("type", "string");
    }
    return schema;
  }

  private static boolean whole(JsonValue number) {
    return number instanceof JsonNumber value && value.isIntegral();
  }
}
