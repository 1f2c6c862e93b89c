package org.confab.web;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The JSON object that a request brings. What cannot be read is {@link Malformed}. */
public record JsonBody(JsonObject json) {
  /** Longest accepted body, in characters. */
  public static final int MAX_LENGTH = 16 * 1024;

  /** Objects and arrays within each other; ours have two. The parser fails at 1,000. */
  private static final int MAX_DEPTH = 16;

  private static final int MAX_NAME = 64;

  /** Reads a body. */
  public static JsonBody parse(String body) {
    if (body.length() > MAX_LENGTH) {
      throw new Malformed("The body is longer than " + MAX_LENGTH + " characters.");
    }
    if (depth(body) > MAX_DEPTH) {
      throw new Malformed("The body is nested too deep.");
    }
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return new JsonBody(reader.readObject());
    } catch (JsonException | NumberFormatException noJson) { // the latter for 1e99999999999
      throw new Malformed("The body is no JSON object.");
    }
  }

  /** How many brackets are open at most, those in texts not counted. */
  private static int depth(String body) {
    int open = 0;
    int most = 0;
    boolean text = false;
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (text && c == '\\') {
        i++;
      } else if (c == '"') {
        text = !text;
      } else if (!text && (c == '{' || c == '[')) {
        most = Math.max(most, ++open);
      } else if (!text && (c == '}' || c == ']')) {
        open--;
      }
    }
    return most;
  }

  /**
   * The body, if it has members of these names alone: a misspelt one would not be heard of.
   *
   * @throws Malformed with the names that there are
   */
  public JsonBody only(String... names) {
    Set<String> known = Set.of(names);
    for (String name : json.keySet()) {
      if (!known.contains(name)) {
        String what = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) + "…" : name;
        throw new Malformed(
            "There is no \"%s\"; there is %s.".formatted(what, String.join(", ", names)));
      }
    }
    return this;
  }

  /** Whether there is a member of that name. */
  public boolean has(String name) {
    return json.containsKey(name);
  }

  /** The text of that name; empty if there is none. */
  public String text(String name) {
    if (!has(name)) {
      return "";
    }
    if (json.get(name) instanceof JsonString text) {
      return text.getString();
    }
    throw new Malformed("\"" + name + "\" must be a text.");
  }

  /** The texts of the array of that name; none if there is none. */
  public List<String> texts(String name) {
    if (!has(name)) {
      return List.of();
    }
    if (!(json.get(name) instanceof JsonArray array)
        || !array.stream().allMatch(JsonString.class::isInstance)) {
      throw new Malformed("\"" + name + "\" must be an array of texts.");
    }
    return array.getValuesAs(JsonString::getString);
  }

  /** The truth value of that name, if there is one. */
  public Optional<Boolean> flag(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    JsonValue value = json.get(name);
    if (JsonValue.TRUE.equals(value) || JsonValue.FALSE.equals(value)) {
      return Optional.of(JsonValue.TRUE.equals(value));
    }
    throw new Malformed("\"" + name + "\" must be true or false.");
  }
}
